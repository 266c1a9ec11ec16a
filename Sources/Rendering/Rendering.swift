// The Rendering room.

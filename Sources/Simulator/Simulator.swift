// The Simulator room.

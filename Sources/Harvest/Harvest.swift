// The Harvest room.

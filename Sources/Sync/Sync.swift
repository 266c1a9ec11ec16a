// The Sync room.

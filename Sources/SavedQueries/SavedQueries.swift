// The SavedQueries room.

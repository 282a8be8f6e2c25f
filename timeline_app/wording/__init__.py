"""Values as plain sentences, for the window and for written reports. No Qt, no pixels."""

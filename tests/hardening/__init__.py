"""Whatever anybody sends, presses, breaks or pulls out: nothing is lost, nothing leaks, and it says so."""

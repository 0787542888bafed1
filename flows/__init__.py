"""The conversation: a page of states moved by one plain function. Pure values: no disk, no network, no clock."""

"""The loud channel: staff's telephones, rung through a gateway of our own."""

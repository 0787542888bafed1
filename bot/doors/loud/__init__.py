"""The loud channel: staff's telephones are rung, or sent a text message, through a gateway that speaks plain HTTP."""

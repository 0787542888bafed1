"""Short forms of the desk: what is asked, in which order, when it is offered. The same at the console and in a chat."""

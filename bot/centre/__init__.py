"""The centre: hear, act, tick. The only orchestrator; everything inside one transaction is a plain function."""

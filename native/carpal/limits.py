"""How much one film may be, as in the core (decode.hpp)."""
MOST_BYTES = 200_000_000

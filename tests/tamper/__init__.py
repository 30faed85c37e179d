"""The tamper matrix: what a verifier finds of each attack, by what the attacker has and the reader kept."""

"""A package by name, so that no other one called tests, which a peer may bring, is found first."""

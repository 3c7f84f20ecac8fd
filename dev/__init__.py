"""What `make` calls: environment, browser assets, gates. Never part of the distribution's wheel."""

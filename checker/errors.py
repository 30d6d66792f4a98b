"""What every refusal of something that a user gave has in common."""


class InputError(Exception):
    """Something that a user gave cannot be used: a draft, a setting, a file beside them. The message says what and why."""

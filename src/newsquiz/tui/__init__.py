"""The screens: a quiz in the terminal. Nothing outside this room knows Textual."""

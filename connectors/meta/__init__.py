"""What Facebook and Instagram share: Meta's Graph API, its refusals, its sign-in and its tokens."""

"""The compose window: write a post for several accounts, see the policy answer, decide when it goes out.

panel           ComposePanel(session): new(), open(post_id), correct(post_id), flush()
view            the widgets and where they stand; setters in, signals out
presenter       what happens: it talks to the desk, off the interface thread
working         the post on the desk, as a value
opening         what is read when a post is opened
"""

"""Small reusable widgets. Setters in, signals out: none of them knows a use case, and none looks anything up.

text            title(), heading(), strong(), muted(), small(): labels by their role
button          button(text, kind), icon_button(icon, name)
icon_label      IconLabel: an icon beside words
badge           Badge: a state as icon + word + colour
chip            Chip: a pill that is chosen or not (accounts, filters)
card            Card: white, hairline, rounded
section_header  SectionHeader: "Must fix  2" above a group
banner          Banner: what must be read (what happened, what was kept, what to do next)
toast           Toast: a courtesy that goes away by itself
empty_state     EmptyState: icon, title, sentence, action
loading         Loading: what is being done, how far, and a way to stop it
skeleton        Skeleton: grey lines where text will be
avatar          Avatar: a person's initials
flow_layout     FlowLayout: left to right, and on to the next line
counter         Counter: "291 / 280" with its state in words
form            Form: label, field, hint and error, tied together for a screen reader
elided_label    ElidedLabel: one line, with "…" where room ends
thumbnail       Thumbnail: a picture with round corners
moment_edit     MomentEdit: date, time and zone
search_field    SearchField: asks after a short pause in typing
dialog          Sheet: title, body, two buttons
confirm_dialog  ConfirmDialog: a question, and where wanted a promise to tick
diff_view       DiffView: two texts side by side, changed words marked
table           Table: a calm table over any model, with an empty state
underline_edit  SpanTextEdit: text with underlined spans, counted in code points
"""

"""Small reusable widgets. Setters in, signals out: none of them knows a use case, and none looks anything up.

Words and pieces:
    text            title(), heading(), strong(), muted(), small(), label(): labels by their role
    button          button(text, kind), menu_button(text, menu), icon_button(icon, name)
    icon_label      IconLabel: an icon beside words
    badge           Badge: a state as icon + word + colour
    chip            Chip: a pill that is chosen or not (accounts, filters)
    avatar          initials(name), paint_avatar(): a person's initials in a disc
    counter         Counter: "291 / 280 · 11 too many"
    elided_label    ElidedLabel: one line, with "…" where room ends
    thumbnail       Thumbnail: a picture with round corners

Frames:
    page_frame      PageFrame: a page's name, a quiet line, actions, body
    card            Card: white, hairline, rounded
    section_header  SectionHeader: "Must fix  2" above a group
    tabs            Tabs: a line under the chosen one
    scrolled        scrolled(widget, name): up and down where there is too little room
    flow_layout     FlowLayout: left to right, and on to the next line
    fold            Fold: a part of a form that is folded away until it is wanted
    dialog          Sheet: title, body, two buttons
    confirm_dialog  ConfirmDialog: a question, where wanted with a reason and a promise to tick

What is said:
    banner          Banner: what must be read (what happened, what was kept, what to do next)
    toast           Toast: a courtesy that goes away by itself
    empty_state     EmptyState: icon, title, sentence, action
    loading         Loading: what is being done, how far, and a way to stop it
    skeleton        Skeleton: grey lines where text will be

What is asked:
    form            Form, FormRow: label, field, hint and error, tied together for a screen reader
    search_field    SearchField: asks after a short pause in typing
    date_field      DateField: a date, typed or chosen from a calendar
    time_field      TimeField: a time of day, typed in any usual way
    moment_edit     MomentEdit: date, time and zone
    plain_edit      PlainEdit: plain text, counted in code points
    underline_edit  SpanTextEdit: the same, with underlined spans (marks.Mark)

What lies on a picture:
    picture_view    PictureView: a whole picture, and the way from its places to pixels and back
    boxes_view      BoxesView: boxes on it, drawn and gone through by pointer and by keyboard (values: boxes)

What is compared and listed:
    diff_view       DiffView: two texts side by side, changed words marked
    table           Table: a calm table over any model, with an empty state (cells: table_delegate)
"""

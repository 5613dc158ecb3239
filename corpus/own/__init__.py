"""An example corpus of one's own: places and regimes of detention in fictional letters."""

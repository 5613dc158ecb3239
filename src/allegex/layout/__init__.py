"""Pages to text: lines, furniture, flow, composed in that order by `compose`."""

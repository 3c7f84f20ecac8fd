"""What `widgets.Tabulator` is made of: rows with ids, typed columns, one order, edits."""

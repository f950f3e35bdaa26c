"""What stands where in each kind of document, in no format. The writers turn a layout into files."""

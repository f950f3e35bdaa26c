"""What comes where in each kind of document, whatever its format. The writers turn a layout into files."""

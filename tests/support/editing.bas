REM What people do to a document, for tests. The test adds "Sub Main" with the steps.

Private document As Object

Sub Load(address As String)
  Dim options(0) As New com.sun.star.beans.PropertyValue
  options(0).Name = "Hidden"
  options(0).Value = True
  document = StarDesktop.loadComponentFromURL(address, "_blank", 0, options())
End Sub

Sub Save(address As String, filter As String)
  Dim options(0) As New com.sun.star.beans.PropertyValue
  options(0).Name = "FilterName"
  options(0).Value = filter
  document.storeToURL(address, options())
  document.close(True)
End Sub

Function Found(style As String, number As Integer) As Object
  REM The paragraph that has this style, the first if the number is 1.
  search = document.createSearchDescriptor()
  search.SearchStyles = True
  search.SearchString = style
  Found = document.findAll(search).getByIndex(number - 1)
End Function

Sub Press(key As String)
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" & key, "", 0, Array())
End Sub

Sub Enter(style As String, number As Integer, text As String)
  REM Types at the end of a paragraph. Each "|" is the Enter key.
  cursor = document.CurrentController.ViewCursor
  cursor.gotoRange(Found(style, number).End, False)
  For Each line In Split(text, "|")
    If started Then Press "InsertPara"
    cursor.Text.insertString(cursor, line, False)
    started = True
  Next
End Sub

Sub CopyTopic(after As String)
  REM Copies all from the heading of the last topic up to a heading, and pastes it before that heading. A list of contents
  REM before it has the same words.
  topics = document.createSearchDescriptor()
  topics.SearchStyles = True
  topics.SearchString = "Topic title"
  all = document.findAll(topics)
  headings = document.createSearchDescriptor()
  headings.SearchString = after
  places = document.findAll(headings)
  target = places.getByIndex(places.Count - 1).Start
  cursor = document.CurrentController.ViewCursor
  cursor.gotoRange(all.getByIndex(all.Count - 1).Start, False)
  cursor.gotoRange(target, True)
  Press "Copy"
  cursor.gotoRange(target, False)
  Press "Paste"
End Sub

Sub Track
  document.RecordChanges = True
End Sub

Function Part(style As String, number As Integer, words As String) As Object
  REM The words in a paragraph of this style.
  paragraph = Found(style, number)
  cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
  cursor.goRight(InStr(paragraph.String, words) - 1, False)
  cursor.goRight(Len(words), True)
  Part = cursor
End Function

Sub Replace(style As String, number As Integer, words As String, others As String)
  cursor = Part(style, number, words)
  cursor.String = others
End Sub

Sub Insert(style As String, number As Integer, words As String, more As String)
  REM Types in the place before some words.
  cursor = Part(style, number, words)
  cursor.Text.insertString(cursor.Start, more, False)
End Sub

Sub LinkTo(style As String, number As Integer, words As String, address As String)
  cursor = Part(style, number, words)
  cursor.HyperLinkURL = address
End Sub

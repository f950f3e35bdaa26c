REM Does the jobs that tests put into a folder, each a module of Basic with a Sub Main, one after the other.
REM It ends when it is told to, and when it has had no job for long: whoever started it may be gone.

Sub Main
  number = FIRST
  Do Until FileExists("FOLDERstop") Or idle > MOST
    job = "FOLDERjob" & number & ".bas"
    If FileExists(job) Then
      Report "FOLDERjob" & number, Outcome("Job" & number, job)
      number = number + 1
      idle = 0
    Else
      Wait 50
      idle = idle + 1
    End If
  Loop
  StarDesktop.terminate
End Sub

Function Outcome(name As String, path As String) As String
  REM What went wrong; nothing if all went well.
  Dim nothing()
  On Error GoTo Failed
  BasicLibraries.getByName("Standard").insertByName(name, Content(path))
  factory = GetDefaultContext().getByName("/singletons/com.sun.star.script.provider.theMasterScriptProviderFactory")
  provider = factory.createScriptProvider("")
  address = "vnd.sun.star.script:Standard." & name & ".Main?language=Basic&location=application"
  provider.getScript(address).invoke(nothing(), nothing(), nothing())
  Exit Function
Failed:
  Outcome = "line " & Erl & ": " & Error$
End Function

Function Content(path As String) As String
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  text = createUnoService("com.sun.star.io.TextInputStream")
  text.setInputStream(files.openFileRead(ConvertToURL(path)))
  text.setEncoding("UTF-8")
  Do While Not text.isEOF()
    Content = Content & text.readLine() & Chr(10)
  Loop
  text.closeInput()
End Function

Sub Report(path As String, words As String)
  file = FreeFile
  Open path & ".part" For Output As #file
  Print #file, words
  Close #file
  Name path & ".part" As path & ".done"
End Sub

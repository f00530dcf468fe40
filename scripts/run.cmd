@echo off
rem Sets up what the program needs (first time only), then runs it:  scripts\run.cmd [command ...]
rem 首次运行自动准备环境,然后启动程序。
setlocal
call "%~dp0prepared.cmd" runtime
if errorlevel 1 exit /b 3
"%root%\.venv\Scripts\python.exe" "%root%\main.py" %*
exit /b %errorlevel%

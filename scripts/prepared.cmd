@echo off
rem Called by run.cmd and test.cmd with a profile: sets `root` for the caller and makes .venv ready.
set "here=%~dp0"
for %%I in ("%here%..") do set "root=%%~fI"
set "stamps=%root%\.venv\installed\%~1"
if not exist "%root%\.venv\Scripts\python.exe" goto setup
fc /b "%root%\requirements\%~1.lock" "%stamps%\lock" >nul 2>nul || goto setup
fc /b "%root%\scripts\prepare.py" "%stamps%\prepare.py" >nul 2>nul || goto setup
exit /b 0

:setup
set "fits=import sys, sqlite3; sys.exit(not ((3, 11) <= sys.version_info < (3, 14) and sqlite3.sqlite_version_info >= (3, 37)))"
for %%P in ("py -3.12" "py -3.11" "py -3.13" "python" "python3") do (
  %%~P -c "%fits%" >nul 2>nul && (
    %%~P "%root%\scripts\prepare.py" %~1
    goto prepared
  )
)
chcp 65001 >nul
echo 没有找到可用的 Python 3.11-3.13,未作任何改动;请先安装 Python(如 3.12),再运行本命令。 1>&2
echo No usable Python 3.11-3.13 was found and nothing was changed; install one, then run this again. 1>&2
exit /b 3

:prepared
if errorlevel 1 exit /b 3
exit /b 0

@echo off
rem Sets up what proving needs (first time only), then runs every check:  scripts\test.cmd [pytest options]
setlocal
call "%~dp0prepared.cmd" dev
if errorlevel 1 exit /b 3
cd /d "%root%"
set "py=%root%\.venv\Scripts\python.exe"
if not "%~1"=="" (
  "%py%" -m pytest %*
  exit /b
)
"%py%" -m ruff format --check --quiet . || exit /b 1
"%py%" -m ruff check --quiet . || exit /b 1
"%py%" -m mypy --no-error-summary || exit /b 1
"%py%" -c "from importlinter.cli import lint_imports_command; lint_imports_command()" --no-cache || exit /b 1
"%py%" -m pytest -n 2 --dist loadfile
exit /b %errorlevel%

# tests/lint/files.sh - sourced by the lints: which files a tree has.

# Prints the paths, from the root $1, of the files that are or could be committed. What tests/lint/bad holds is bad on
# purpose; a tree below it is looked at only when it is the root.
tree_files() {
	(cd "$1" && { git -c core.quotepath=off ls-files -co --exclude-standard 2>/dev/null || find . -type f | sed 's|^\./||'; }) |
		grep -v -e '^tests/lint/bad/' -e '^build[^/]*/' -e '^\.git/' -e '/node_modules/' | sort -u |
		while IFS= read -r file; do [ ! -f "$1/$file" ] || printf '%s\n' "$file"; done
}

# The same without what is not text.
text_files() {
	tree_files "$1" | grep -v -E '\.(png|jpg|ico|pdf|zip|edxml|gz|woff2?|ttf|odt|ods|docx|xlsx)$|^tests/fuzz/corpus/|^LICENSE$'
}

c_files() {
	tree_files "$1" | grep -E '\.(c|h)$'
}

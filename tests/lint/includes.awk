# tests/lint/includes.awk - see includes. Prints file:line: what; what to do, and fails when it printed anything.
function complain(what, advice) {
	printf "%s:%d: %s; %s\n", FILENAME, FNR, what, advice
	failed = 1
}

# The row that rules a file: its own, or that of its folder, or none.
function row_of(file,    parts) {
	if (file in kind)
		return file
	split(file, parts, "/")
	if (parts[1] "/" parts[2] in kind)
		return parts[1] "/" parts[2]
	return parts[1] in kind ? parts[1] : ""
}

# What the third column calls the home of an included header: base, grader, grader/export.
function home_of(header,    parts) {
	split(header, parts, "/")
	return parts[1] "/" parts[2] in kind ? parts[1] "/" parts[2] : parts[1]
}

function starts_with_one_of(text, list,    i, n, beginnings) {
	n = split(list, beginnings, " ")
	for (i = 1; i <= n; i++)
		if (index(text, beginnings[i]) == 1)
			return 1
	return 0
}

function check_own(header, row,    folder, allowed, i, n, names, mine) {
	folder = home_of(header)
	mine = row
	sub(/^sandbox\//, "", mine)
	if (header !~ /\//) {
		complain("\"" header "\" names no folder", "write the path from sandbox/, \"base/str.h\"")
		return
	}
	if (folder == mine || index(folder, mine "/") == 1)
		return
	n = split(includes[row], names, " ")
	for (i = 1; i <= n; i++)
		if (names[i] == folder || names[i] == header)
			return
	complain(row " may not include " header, "see tests/lint/layers.tsv for what it may")
}

function check_system(header, row,    i, n, names, allowed) {
	allowed = kind[row] == "pure" ? headers["engine"] : headers["iso"]
	if (kind[row] == "shell")
		allowed = allowed " " headers["posix"]
	n = split(needs[row], names, " ")
	for (i = 1; i <= n; i++)
		allowed = allowed " " headers[names[i]]
	if (!starts_with_one_of(header, allowed))
		complain(row " may not include <" header ">",
			"add the library to its row of tests/lint/layers.tsv by a decision record, or do without")
}

BEGIN {
	FS = "\t"
	while ((getline line < layers) > 0) {
		if (line ~ /^#/)
			continue
		split(line, cells, "\t")
		kind[cells[1]] = cells[2]
		includes[cells[1]] = cells[3]
		needs[cells[1]] = cells[4]
	}
	while ((getline line < libraries) > 0) {
		if (line ~ /^#/)
			continue
		split(line, cells, "\t")
		headers[cells[1]] = cells[2]
	}
	FS = " "
}

FILENAME ~ /meson\.build$/ {
	if (/dependency\(|find_library\(|-l[a-z]/ && !/declare_dependency\(/)
		complain("a library is named beside the table", "put it into tests/lint/layers.tsv")
	next
}

FNR == 1 {
	row = row_of(FILENAME)
	if (row == "")
		complain("this folder is not in the table", "give it a row in tests/lint/layers.tsv by a decision record")
}

row != "" && /^[ \t]*#[ \t]*include/ {
	line = $0
	sub(/^[ \t]*#[ \t]*include[ \t]*/, "", line)
	if (line ~ /^"/) {
		split(line, cut, "\"")
		check_own(cut[2], row)
	} else {
		sub(/^</, "", line)
		sub(/>.*/, "", line)
		check_system(line, row)
	}
}

END { exit failed }

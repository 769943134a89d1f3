import Glibc
import Values

LargePages.wishForHeap()
// A reader that leaves early (`cotejo check … | head`) is no fault: the write fails and that is all.
signal(SIGPIPE, SIG_IGN)
// libzip turns the hour of every entry into the local one. Where the zone has no name the system looks
// its file up each time, under a lock: of reading a small workbook that is one part in twenty.
setenv("TZ", ":/etc/localtime", 0)
exit(Program.run(Array(CommandLine.arguments.dropFirst())).rawValue)

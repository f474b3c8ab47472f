/* cli/packet.h - the subcommand that shows what an edXML packet says. */
#ifndef SABAN_CLI_PACKET_H
#define SABAN_CLI_PACKET_H

/* sandbox packet FILE [--json]. argv[0] is the subcommand's own name.
 *
 * With --json it prints one object on one line, whose keys are always there and in this order, null
 *where the packet says nothing and where the kind has no such thing: kind ("document" or "status"),
 *from {organ_id, organ_name}, to [{organ_id, organ_name}], document_id, number, notation,
 *promulgated_on (yyyy-mm-dd), subject, business_type (a number), status_code, response_for [{organ_id,
 *code, document_id, promulgated_on}], attachments [{name, content_id, bytes (how many), sha256 (64
 *hexadecimal digits)}], warnings [{line, what}] Without it, it prints the same for people.
 *
 * Returns the exit status: 0; 2 with one line on standard error (file, line, what, what to do) when the
 *packet or the call is at fault; 1 when standard output is. */
int cli_packet(int argc, char **argv);

#endif

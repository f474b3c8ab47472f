// The checksum of a PNG's chunks (ISO 3309); Node's own crc32 is newer than the Node of Debian 12.
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
	let rest = byte;
	for (let bit = 0; bit < 8; bit++)
		rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
	return rest >>> 0;
});

export function crc32(bytes) {
	let sum = 0xffffffff;
	for (const byte of bytes)
		sum = table[(sum ^ byte) & 255] ^ (sum >>> 8);
	return (sum ^ 0xffffffff) >>> 0;
}

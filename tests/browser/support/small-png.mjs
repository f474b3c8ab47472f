// A screenshot made small enough for a repository: 256 colours instead of millions, which nobody sees on a page of text.
import { crc32 } from './crc32.mjs';
import { deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS_MAX = 256;
const FAR_APART = 24;

function* chunks(png) {
	for (let at = SIGNATURE.length; at < png.length;) {
		const length = png.readUInt32BE(at);
		yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
		at += length + 12;
	}
}

function paeth(left, up, corner) {
	const base = left + up - corner;
	const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(base - value));
	if (toLeft <= toUp && toLeft <= toCorner)
		return left;
	return toUp <= toCorner ? up : corner;
}

// PNG specification, 9.2: what a filter took off each byte is added again.
function unfilter(rows, width, height, bytesPerPixel) {
	const stride = width * bytesPerPixel;
	const pixels = Buffer.alloc(stride * height);
	for (let y = 0; y < height; y++) {
		const filter = rows[y * (stride + 1)];
		for (let x = 0; x < stride; x++) {
			const at = y * stride + x;
			const left = x >= bytesPerPixel ? pixels[at - bytesPerPixel] : 0;
			const up = y > 0 ? pixels[at - stride] : 0;
			const corner = y > 0 && x >= bytesPerPixel ? pixels[at - stride - bytesPerPixel] : 0;
			const added = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
			pixels[at] = rows[y * (stride + 1) + 1 + x] + added;
		}
	}
	return pixels;
}

function decode(png) {
	const parts = [...chunks(png)];
	const header = parts[0].data;
	const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
	const bytesPerPixel = { 2: 3, 6: 4 }[header[9]];
	const rows = inflateSync(Buffer.concat(parts.filter((one) => one.type === 'IDAT').map((one) => one.data)));
	return { width, height, bytesPerPixel, pixels: unfilter(rows, width, height, bytesPerPixel) };
}

const parts = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

function distance(one, other) {
	const [a, b] = [parts(one), parts(other)];
	return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}

const isFarFrom = (kept, colour) => kept.every((other) => distance(other, colour) > FAR_APART ** 2);

// First colours that differ clearly, the frequent ones before the rare, so that a small red stamp stays red; then
// whatever is frequent. Every other colour becomes the nearest of them.
function palette({ pixels, bytesPerPixel }) {
	const counts = new Map();
	for (let at = 0; at < pixels.length; at += bytesPerPixel) {
		const colour = pixels.readUIntBE(at, 3);
		counts.set(colour, (counts.get(colour) ?? 0) + 1);
	}
	const sorted = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
	const kept = [];
	for (const colour of sorted) {
		if (kept.length < COLOURS_MAX / 2 && isFarFrom(kept, colour))
			kept.push(colour);
	}
	for (const colour of sorted) {
		if (kept.length < COLOURS_MAX && !kept.includes(colour))
			kept.push(colour);
	}
	const nearest = (colour) => kept.reduce((best, other, index) =>
		(distance(colour, other) < distance(colour, kept[best]) ? index : best), 0);
	return { colours: Buffer.from(kept.flatMap(parts)), indexOf: new Map(sorted.map((one) => [one, nearest(one)])) };
}

function chunk(type, data) {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const whole = Buffer.alloc(body.length + 8);
	whole.writeUInt32BE(data.length, 0);
	body.copy(whole, 4);
	whole.writeUInt32BE(crc32(body), body.length + 4);
	return whole;
}

// Takes 8-bit RGB or RGBA without interlacing, as Chromium makes it; transparency is left out.
export function smaller(png) {
	const image = decode(png);
	const { colours, indexOf } = palette(image);
	const rows = Buffer.alloc((image.width + 1) * image.height);
	for (let y = 0; y < image.height; y++) {
		for (let x = 0; x < image.width; x++) {
			const colour = image.pixels.readUIntBE((y * image.width + x) * image.bytesPerPixel, 3);
			rows[y * (image.width + 1) + 1 + x] = indexOf.get(colour);
		}
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(image.width, 0);
	header.writeUInt32BE(image.height, 4);
	header.set([8, 3, 0, 0, 0], 8);
	return Buffer.concat([
		SIGNATURE, chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', deflateSync(rows, { level: 9 })),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

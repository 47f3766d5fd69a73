package dev.zmq.internal.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Poly1305 (RFC 8439, section 2.5): the tag of a text under a key that is used once. A
 * number below 2<sup>130</sup> is kept in three limbs of 44, 44 and 42 bits. A product of
 * two limbs has 88 bits and is taken in halves of 44. The higher one comes from
 * {@link Math#multiplyHigh}, whose factors are shifted left by 20 together. The sum of
 * the lower ones is what the sum of the higher ones leaves of the sum of the products:
 * only the last 64 bits of both are known, but their difference does not need more.
 * <p>
 * Two blocks at a time cost one reduction instead of two: (h + m) r becomes, twice, (h +
 * m<sub>1</sub>) r<sup>2</sup> + m<sub>2</sub> r, and half of the products do not wait
 * for the sum before.
 * <p>
 * Nothing here depends on a secret in its time or in the places of memory it touches. Not
 * safe for use by several threads.
 */
final class Poly1305 {

	/** Reads and writes halves of tags in an array of bytes. */
	static final VarHandle HALF = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	/** Bytes of a block, and of the tag. */
	private static final int BLOCK = 16;

	private static final int LIMB = 44;

	private static final long MASK = (1L << LIMB) - 1;

	private static final int TOP_LIMB = 42;

	private static final long TOP_MASK = (1L << TOP_LIMB) - 1;

	/** How far the factors of a higher half are shifted. */
	private static final int LEFT = 18;

	private static final int RIGHT = 2;

	/** What counts 2<sup>132</sup>: four times 5, as 2<sup>130</sup> is 5. */
	private static final int WRAP = 20;

	/** The bit behind a block, as it stands in the last limb. */
	private static final long END = 1L << 128 - 2 * LIMB;

	/** From how many bytes on the square of the factor is worth its price. */
	private static final int MANY = 8 * BLOCK;

	private static final byte[] ZEROS = new byte[BLOCK];

	private final byte[] last = new byte[BLOCK];

	private long factor0;

	private long factor1;

	private long factor2;

	private long square0;

	private long square1;

	private long square2;

	private long sum0;

	private long sum1;

	private long sum2;

	private long padLow;

	private long padHigh;

	/**
	 * Computes a tag.
	 * @param key begins with the 32 bytes of the key
	 * @param text holds the text
	 * @param from its first byte
	 * @param length how many bytes it has
	 * @param tag takes the tag
	 * @param to where its first byte goes
	 */
	void compute(byte[] key, byte[] text, int from, int length, byte[] tag, int to) {
		start(key);
		int whole = length & -BLOCK;
		int pairs = (length >= MANY) ? length & -2 * BLOCK : 0;
		if (pairs > 0) {
			square();
			addPairs(text, from, pairs);
		}
		addBlocks(text, from + pairs, whole - pairs);
		int rest = length - whole;
		if (rest > 0) {
			add(bytes(text, from + whole, Math.min(rest, 8)), bytes(text, from + whole + 8, rest - 8), rest);
		}
		finish();
		HALF.set(tag, to, this.sum0);
		HALF.set(tag, to + 8, this.sum1);
	}

	private void start(byte[] key) {
		long low = (long) HALF.get(key, 0) & 0x0FFF_FFFC_0FFF_FFFFL;
		long high = (long) HALF.get(key, 8) & 0x0FFF_FFFC_0FFF_FFFCL;
		this.factor0 = low & MASK;
		this.factor1 = ((low >>> LIMB) | (high << 64 - LIMB)) & MASK;
		this.factor2 = high >>> 2 * LIMB - 64;
		this.padLow = (long) HALF.get(key, 16);
		this.padHigh = (long) HALF.get(key, 24);
		this.sum0 = 0;
		this.sum1 = 0;
		this.sum2 = 0;
	}

	/** Reads up to eight bytes; none if the count is not positive. */
	private static long bytes(byte[] text, int from, int count) {
		long value = 0;
		for (int i = 0; i < count; i++) {
			value |= (text[from + i] & 0xFFL) << Byte.SIZE * i;
		}
		return value;
	}

	/** Adds the last, incomplete block: a one follows its bytes, then zeros. */
	private void add(long low, long high, int rest) {
		HALF.set(this.last, 0, low);
		HALF.set(this.last, 8, high);
		this.last[rest] = 1;
		// the bit that is added behind a whole block must not count here
		this.sum2 -= END;
		addBlocks(this.last, 0, BLOCK);
	}

	/** Computes the square of the factor, while there is no sum yet. */
	private void square() {
		this.sum0 = this.factor0;
		this.sum1 = this.factor1;
		this.sum2 = this.factor2 - END;
		addBlocks(ZEROS, 0, BLOCK);
		this.square0 = this.sum0;
		this.square1 = this.sum1;
		this.square2 = this.sum2;
		this.sum0 = 0;
		this.sum1 = 0;
		this.sum2 = 0;
	}

	private void addPairs(byte[] text, int from, int length) {
		long r0 = this.factor0;
		long r1 = this.factor1;
		long r2 = this.factor2;
		long w1 = r1 * WRAP;
		long w2 = r2 * WRAP;
		long s0 = this.square0;
		long s1 = this.square1;
		long s2 = this.square2;
		long v1 = s1 * WRAP;
		long v2 = s2 * WRAP;
		long h0 = this.sum0;
		long h1 = this.sum1;
		long h2 = this.sum2;
		for (int at = from; at < from + length; at += 2 * BLOCK) {
			long low = (long) HALF.get(text, at);
			long high = (long) HALF.get(text, at + 8);
			h0 += low & MASK;
			h1 += ((low >>> LIMB) | (high << 64 - LIMB)) & MASK;
			h2 += (high >>> 2 * LIMB - 64) + END;
			low = (long) HALF.get(text, at + BLOCK);
			high = (long) HALF.get(text, at + BLOCK + 8);
			long m0 = low & MASK;
			long m1 = ((low >>> LIMB) | (high << 64 - LIMB)) & MASK;
			long m2 = (high >>> 2 * LIMB - 64) + END;
			long high0 = high(m0, r0, m1, w2, m2, w1) + high(h0, s0, h1, v2, h2, v1);
			long high1 = high(m0, r1, m1, r0, m2, w2) + high(h0, s1, h1, s0, h2, v2);
			long high2 = high(m0, r2, m1, r1, m2, r0) + high(h0, s2, h1, s1, h2, s0);
			long low0 = sum(m0, r0, m1, w2, m2, w1) + sum(h0, s0, h1, v2, h2, v1) - (high0 << LIMB);
			long low1 = sum(m0, r1, m1, r0, m2, w2) + sum(h0, s1, h1, s0, h2, v2) - (high1 << LIMB);
			long low2 = sum(m0, r2, m1, r1, m2, r0) + sum(h0, s2, h1, s1, h2, s0) - (high2 << LIMB);
			low1 += high0 + (low0 >>> LIMB);
			low2 += high1 + (low1 >>> LIMB);
			long wrapped = (high2 << LIMB - TOP_LIMB) + (low2 >>> TOP_LIMB);
			h0 = (low0 & MASK) + 5 * wrapped;
			h1 = (low1 & MASK) + (h0 >>> LIMB);
			h0 &= MASK;
			h2 = low2 & TOP_MASK;
		}
		this.sum0 = h0;
		this.sum1 = h1;
		this.sum2 = h2;
	}

	private void addBlocks(byte[] text, int from, int length) {
		long r0 = this.factor0;
		long r1 = this.factor1;
		long r2 = this.factor2;
		long w1 = r1 * WRAP;
		long w2 = r2 * WRAP;
		long h0 = this.sum0;
		long h1 = this.sum1;
		long h2 = this.sum2;
		for (int at = from; at < from + length; at += BLOCK) {
			long low = (long) HALF.get(text, at);
			long high = (long) HALF.get(text, at + 8);
			h0 += low & MASK;
			h1 += ((low >>> LIMB) | (high << 64 - LIMB)) & MASK;
			h2 += (high >>> 2 * LIMB - 64) + END;
			long high0 = high(h0, r0, h1, w2, h2, w1);
			long high1 = high(h0, r1, h1, r0, h2, w2);
			long high2 = high(h0, r2, h1, r1, h2, r0);
			long low0 = sum(h0, r0, h1, w2, h2, w1) - (high0 << LIMB);
			long low1 = sum(h0, r1, h1, r0, h2, w2) - (high1 << LIMB);
			long low2 = sum(h0, r2, h1, r1, h2, r0) - (high2 << LIMB);
			low1 += high0 + (low0 >>> LIMB);
			low2 += high1 + (low1 >>> LIMB);
			long wrapped = (high2 << LIMB - TOP_LIMB) + (low2 >>> TOP_LIMB);
			h0 = (low0 & MASK) + 5 * wrapped;
			h1 = (low1 & MASK) + (h0 >>> LIMB);
			h0 &= MASK;
			h2 = low2 & TOP_MASK;
		}
		this.sum0 = h0;
		this.sum1 = h1;
		this.sum2 = h2;
	}

	/** The last 64 bits of the sum of three products. */
	private static long sum(long a, long b, long c, long d, long e, long f) {
		return a * b + c * d + e * f;
	}

	/** The sum of the higher halves of three products. */
	private static long high(long a, long b, long c, long d, long e, long f) {
		return Math.multiplyHigh(a << LEFT, b << RIGHT) + Math.multiplyHigh(c << LEFT, d << RIGHT)
				+ Math.multiplyHigh(e << LEFT, f << RIGHT);
	}

	/** Reduces the sum completely and adds the second half of the key. */
	private void finish() {
		carry();
		carry();
		long more0 = this.sum0 + 5;
		long more1 = this.sum1 + (more0 >>> LIMB);
		long more2 = this.sum2 + (more1 >>> LIMB);
		// all ones if the sum is at least 2^130 - 5
		long reduced = -(more2 >>> TOP_LIMB);
		long h0 = (this.sum0 & ~reduced) | (more0 & MASK & reduced);
		long h1 = (this.sum1 & ~reduced) | (more1 & MASK & reduced);
		long h2 = (this.sum2 & ~reduced) | (more2 & TOP_MASK & reduced);
		long low = h0 | h1 << LIMB;
		long high = h1 >>> 64 - LIMB | h2 << 2 * LIMB - 64;
		long tagLow = low + this.padLow;
		// the carry out of an addition, without a branch
		long carry = ((low & this.padLow) | ((low | this.padLow) & ~tagLow)) >>> 63;
		this.sum0 = tagLow;
		this.sum1 = high + this.padHigh + carry;
	}

	private void carry() {
		this.sum1 += this.sum0 >>> LIMB;
		this.sum0 &= MASK;
		this.sum2 += this.sum1 >>> LIMB;
		this.sum1 &= MASK;
		this.sum0 += 5 * (this.sum2 >>> TOP_LIMB);
		this.sum2 &= TOP_MASK;
	}

}

package dev.zmq.spring.core;

import java.util.Collection;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Finds the name that somebody may have meant, by edit distance.
 */
public final class NearestName {

	private NearestName() {
	}

	/**
	 * Finds the name that is most like another one.
	 * @param given what was given
	 * @param known what it may have been meant to be
	 * @return the nearest of them, or null if none is alike
	 */
	public static @Nullable String of(String given, Collection<String> known) {
		String nearest = null;
		int best = Math.max(2, given.length() / 3) + 1;
		for (String name : known) {
			int distance = distance(given.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
			if (distance < best) {
				best = distance;
				nearest = name;
			}
		}
		return nearest;
	}

	private static int distance(String a, String b) {
		int[] row = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				int substituted = diagonal + ((a.charAt(i - 1) == b.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[b.length()];
	}

}

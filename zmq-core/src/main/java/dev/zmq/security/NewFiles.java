package dev.zmq.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files that must not exist before.
 */
final class NewFiles {

	private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

	private NewFiles() {
	}

	/** Asked before any of several files is written, so that none is left alone. */
	static void requireNone(Path... files) throws FileAlreadyExistsException {
		for (Path file : files) {
			if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
				throw new FileAlreadyExistsException(file.toString());
			}
		}
	}

	static void write(Path file, String text) throws IOException {
		create(file, text);
	}

	/** Nobody else may read it, not even for a moment, where there are permissions. */
	static void writeSecret(Path file, String text) throws IOException {
		if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			create(file, text, PosixFilePermissions.asFileAttribute(OWNER));
		}
		else {
			create(file, text);
		}
	}

	private static void create(Path file, String text, FileAttribute<?>... attributes) throws IOException {
		try (SeekableByteChannel channel = Files.newByteChannel(file,
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
			ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
		}
	}

}

package dev.zmq.internal.transport.ipc;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The file that stands for a listening Unix-domain socket. It outlives the socket unless
 * it is removed, so one may be left over from a process that was killed.
 * <p>
 * Unlike libzmq, which removes whatever is at the path, binding removes a socket only if
 * nobody answers at it, and never anything else; closing removes only the file that was
 * made by binding, not one that took its place. Whether somebody answers is found out by
 * connecting, which a live listener sees as a connection that ends before it says
 * anything. Two processes that find the same left-over file at the same moment can still
 * take it from each other: the system has no call that does it in one step.
 */
final class SocketFile {

	/**
	 * Within a process, one looks and binds at a time, so that nobody removes what
	 * another has just made.
	 */
	private static final Object BINDING = new Object();

	private static final int UNIX_TYPE_MASK = 0170000;

	private static final int UNIX_TYPE_SOCKET = 0140000;

	private final Path path;

	private final @Nullable Path ownDirectory;

	private boolean bound;

	/** Tells the file from another at the same path, or null where the system cannot. */
	private @Nullable Object identity;

	/**
	 * Creates the object, not the file.
	 * @param path where
	 * @param ownDirectory a directory to remove along with it
	 */
	SocketFile(Path path, @Nullable Path ownDirectory) {
		this.path = path;
		this.ownDirectory = ownDirectory;
	}

	Path path() {
		return this.path;
	}

	/**
	 * Binds a channel, which makes the file.
	 */
	void bind(ServerSocketChannel channel, int backlog) throws IOException {
		synchronized (BINDING) {
			removeLeftOver();
			try {
				channel.bind(UnixDomainSocketAddress.of(this.path), backlog);
			}
			catch (IOException ex) {
				throw new IOException(whyNotBound(ex), ex);
			}
			this.bound = true;
			this.identity = attributes().fileKey();
		}
	}

	private void removeLeftOver() throws IOException {
		try {
			if (!isSocket()) {
				throw new IOException("the file exists and is not a socket, so it is left alone; remove it or take"
						+ " another path");
			}
		}
		catch (NoSuchFileException ex) {
			return;
		}
		if (isAnswered()) {
			throw new IOException("the address is in use: another socket listens at this path; stop the program that"
					+ " has it, or take another path");
		}
		Files.deleteIfExists(this.path);
	}

	private boolean isSocket() throws IOException {
		if (!this.path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
			return attributes().isOther();
		}
		int mode = (Integer) Files.getAttribute(this.path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
		return (mode & UNIX_TYPE_MASK) == UNIX_TYPE_SOCKET;
	}

	/**
	 * Tells whether somebody listens. Only a refusal means that nobody does; that one is
	 * full, is of another kind or of another user all mean that somebody does.
	 */
	private boolean isAnswered() throws IOException {
		try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
			probe.configureBlocking(false);
			probe.connect(UnixDomainSocketAddress.of(this.path));
			return true;
		}
		catch (ConnectException ex) {
			return false;
		}
		catch (IOException ex) {
			return Files.exists(this.path, LinkOption.NOFOLLOW_LINKS);
		}
	}

	private String whyNotBound(IOException cause) {
		Path directory = Objects.requireNonNullElse(this.path.getParent(), Path.of(""));
		if (!Files.isDirectory(directory)) {
			return "the directory '" + directory + "' does not exist; create it, or take another path";
		}
		if (!Files.isWritable(directory)) {
			return "this process may not create files in '" + directory + "'; take another path, or give it the right"
					+ " to";
		}
		return String.valueOf(cause.getMessage());
	}

	private BasicFileAttributes attributes() throws IOException {
		return Files.readAttributes(this.path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
	}

	/**
	 * Removes the file, and the directory that was made for it. To be called while the
	 * channel is open still: until then nobody else can have taken the path over, nor can
	 * a new file have the same identity.
	 */
	void remove() {
		try {
			if (this.bound && isStillOurs()) {
				Files.deleteIfExists(this.path);
			}
			if (this.ownDirectory != null) {
				Files.deleteIfExists(this.ownDirectory);
			}
		}
		catch (IOException ex) {
			// what is left is a file that answers nobody, and the next one to bind
			// removes it
		}
	}

	private boolean isStillOurs() throws IOException {
		try {
			return this.identity == null || this.identity.equals(attributes().fileKey());
		}
		catch (NoSuchFileException ex) {
			return false;
		}
	}

}

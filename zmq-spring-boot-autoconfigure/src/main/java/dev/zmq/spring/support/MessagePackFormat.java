package dev.zmq.spring.support;

import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/**
 * MessagePack, by way of Jackson's tree. What a message claims to contain is checked
 * against what is there before memory is taken for it.
 *
 * @param mapper makes a tree of objects, and objects of a tree
 */
record MessagePackFormat(JsonMapper mapper) implements BinaryFormat {

	/** How deep values may be nested: the stack of a thread is not endless. */
	private static final int MAX_DEPTH = 256;

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	@Override
	public boolean supports(Class<?> type) {
		return true;
	}

	@Override
	public byte[] write(Object value) throws IOException {
		try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
			pack(this.mapper.valueToTree(value), packer, 0);
			return packer.toByteArray();
		}
	}

	private static void pack(JsonNode node, MessageBufferPacker packer, int depth) throws IOException {
		requireDepth(depth);
		switch (node.getNodeType()) {
			case OBJECT -> {
				packer.packMapHeader(node.size());
				for (Map.Entry<String, JsonNode> member : node.properties()) {
					packer.packString(member.getKey());
					pack(member.getValue(), packer, depth + 1);
				}
			}
			case ARRAY -> {
				packer.packArrayHeader(node.size());
				for (JsonNode element : node) {
					pack(element, packer, depth + 1);
				}
			}
			case STRING -> packer.packString(node.stringValue());
			case BOOLEAN -> packer.packBoolean(node.booleanValue());
			case BINARY -> packBytes(node.binaryValue(), packer);
			case POJO -> packEmbedded(((POJONode) node).getPojo(), packer);
			case NUMBER -> packNumber(node, packer);
			case NULL, MISSING -> packer.packNil();
			default -> throw new IOException("MessagePack has nothing for a " + node.getNodeType());
		}
	}

	private static void packBytes(byte[] bytes, MessageBufferPacker packer) throws IOException {
		packer.packBinaryHeader(bytes.length).writePayload(bytes);
	}

	/** The tree of an object has its byte arrays as they are. */
	private static void packEmbedded(@Nullable Object value, MessageBufferPacker packer) throws IOException {
		if (value == null) {
			packer.packNil();
		}
		else if (value instanceof byte[] bytes) {
			packBytes(bytes, packer);
		}
		else {
			throw new IOException("MessagePack has nothing for a " + value.getClass().getName());
		}
	}

	private static void packNumber(JsonNode node, MessageBufferPacker packer) throws IOException {
		if (node.isFloat()) {
			packer.packFloat(node.floatValue());
		}
		else if (!node.isIntegralNumber()) {
			packer.packDouble(node.doubleValue());
		}
		else if (node.canConvertToLong()) {
			packer.packLong(node.longValue());
		}
		else {
			packBig(node.bigIntegerValue(), packer);
		}
	}

	private static void packBig(BigInteger value, MessageBufferPacker packer) throws IOException {
		if (value.bitLength() > Long.SIZE || value.signum() < 0) {
			throw new IOException("MessagePack has no integers of " + value.bitLength() + " bits");
		}
		packer.packBigInteger(value);
	}

	@Override
	public @Nullable Object read(byte[] bytes, Type type) throws IOException {
		JsonNode tree;
		try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes)) {
			tree = unpack(unpacker, bytes.length, 0);
			if (unpacker.getTotalReadBytes() < bytes.length) {
				throw new IOException("something follows the value");
			}
		}
		catch (MessagePackException ex) {
			throw new IOException("not MessagePack: " + ex.getMessage(), ex);
		}
		return this.mapper.readerFor(this.mapper.constructType(type)).readValue(tree);
	}

	private static JsonNode unpack(MessageUnpacker unpacker, int length, int depth) throws IOException {
		requireDepth(depth);
		return switch (unpacker.getNextFormat().getValueType()) {
			case NIL -> {
				unpacker.unpackNil();
				yield NODES.nullNode();
			}
			case BOOLEAN -> NODES.booleanNode(unpacker.unpackBoolean());
			case INTEGER -> integer(unpacker);
			case FLOAT -> NODES.numberNode(unpacker.unpackDouble());
			case STRING -> NODES.stringNode(text(unpacker, length));
			case BINARY -> NODES.binaryNode(payload(unpacker, unpacker.unpackBinaryHeader(), length));
			case ARRAY -> array(unpacker, length, depth);
			case MAP -> map(unpacker, length, depth);
			case EXTENSION -> throw new IOException("extension types of MessagePack are not read");
		};
	}

	private static JsonNode integer(MessageUnpacker unpacker) throws IOException {
		BigInteger value = unpacker.unpackBigInteger();
		if (value.bitLength() < Integer.SIZE) {
			return NODES.numberNode(value.intValue());
		}
		return (value.bitLength() < Long.SIZE) ? NODES.numberNode(value.longValue()) : NODES.numberNode(value);
	}

	private static String text(MessageUnpacker unpacker, int length) throws IOException {
		byte[] bytes = payload(unpacker, unpacker.unpackRawStringHeader(), length);
		return Utf8.decode(bytes, 0);
	}

	private static byte[] payload(MessageUnpacker unpacker, int size, int length) throws IOException {
		if (size < 0 || size > length - unpacker.getTotalReadBytes()) {
			throw new IOException("a value claims to have more bytes than there are");
		}
		return unpacker.readPayload(size);
	}

	private static ArrayNode array(MessageUnpacker unpacker, int length, int depth) throws IOException {
		ArrayNode array = NODES.arrayNode();
		for (int left = unpacker.unpackArrayHeader(); left > 0; left--) {
			array.add(unpack(unpacker, length, depth + 1));
		}
		return array;
	}

	private static ObjectNode map(MessageUnpacker unpacker, int length, int depth) throws IOException {
		ObjectNode object = NODES.objectNode();
		for (int left = unpacker.unpackMapHeader(); left > 0; left--) {
			String name = text(unpacker, length);
			if (object.has(name)) {
				throw new IOException("a key stands there twice");
			}
			object.set(name, unpack(unpacker, length, depth + 1));
		}
		return object;
	}

	private static void requireDepth(int depth) throws IOException {
		if (depth > MAX_DEPTH) {
			throw new IOException("values are nested deeper than " + MAX_DEPTH);
		}
	}

}

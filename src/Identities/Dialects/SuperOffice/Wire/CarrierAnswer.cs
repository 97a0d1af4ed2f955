using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Identities.Dialects.SuperOffice.Person;
using Identities.Platform.Http;

namespace Identities.Dialects.SuperOffice.Wire;

/// <summary>Writes a carrier as JSON, or as XML whose elements are named after members and types.</summary>
internal static class CarrierAnswer
{
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), CloseOutput = false };

    /// <summary>Answers one carrier, whose root element in XML is the name of its type unless it is another.</summary>
    public static Task Write(HttpContext context, JsonNode? carrier, Shape shape, string? root = null)
        => Write(context, carrier, root ?? shape.TypeName, (xml, node) => WriteValue(xml, node, shape));

    /// <summary>Answers an array of carriers.</summary>
    public static Task WriteAll(HttpContext context, JsonArray carriers, Shape item) => Write(
        context, carriers, "ArrayOf" + item.TypeName, (xml, node) => WriteItems(xml, node!.AsArray(), item));

    /// <summary>
    /// Answers JSON straight into what is sent: a carrier is large, and every copy of it larger. It goes out with what ends the answer.
    /// </summary>
    public static Task WriteJson(HttpContext context, Action<Utf8JsonWriter> write)
    {
        context.Response.ContentType = AnswerFormat.Of(context).MediaType + "; charset=utf-8";

        using (var json = new Utf8JsonWriter(context.Response.BodyWriter, ServiceJson.Writing))
        {
            write(json);
        }

        return Task.CompletedTask;
    }

    private static Task Write(HttpContext context, JsonNode? value, string root, Action<XmlWriter, JsonNode?> writeXml)
    {
        return AnswerFormat.Of(context).IsXml ? WriteXml(context, value, root, writeXml) : WriteJson(context, WriteNode);

        void WriteNode(Utf8JsonWriter json)
        {
            if (value is null)
            {
                json.WriteNullValue();
            }
            else
            {
                value.WriteTo(json);
            }
        }
    }

    private static async Task WriteXml(HttpContext context, JsonNode? value, string root, Action<XmlWriter, JsonNode?> writeXml)
    {
        using var body = new MemoryStream();

        using (var xml = XmlWriter.Create(body, Settings))
        {
            xml.WriteStartElement(root);
            xml.WriteAttributeString("xmlns", "xsi", null, SchemaInstance);
            writeXml(xml, value);
            xml.WriteEndElement();
        }

        context.Response.ContentType = AnswerFormat.Of(context).MediaType + "; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), context.RequestAborted);
    }

    private static void WriteMember(XmlWriter xml, string name, JsonNode? value, Shape shape)
    {
        xml.WriteStartElement(XmlConvert.EncodeLocalName(name));
        WriteValue(xml, value, shape);
        xml.WriteEndElement();
    }

    private static void WriteValue(XmlWriter xml, JsonNode? value, Shape shape)
    {
        switch (value)
        {
            case null:
                xml.WriteAttributeString("nil", SchemaInstance, "true");
                break;

            case JsonObject entries when shape.Kind == ShapeKind.Dictionary:
                foreach (var (key, entry) in entries)
                {
                    xml.WriteStartElement("Entry");
                    xml.WriteElementString("Key", Writable(key));
                    WriteMember(xml, "Value", entry, shape.Item!);
                    xml.WriteEndElement();
                }

                break;

            case JsonObject carrier:
                foreach (var (name, member) in carrier)
                {
                    WriteMember(xml, name, member, shape.Find(name)?.Shape ?? Carriers.NoRights);
                }

                break;

            case JsonArray rows when shape.Kind == ShapeKind.Layout:
                foreach (var row in rows)
                {
                    xml.WriteStartElement("ArrayOf" + shape.Item!.TypeName);
                    WriteItems(xml, row!.AsArray(), shape.Item);
                    xml.WriteEndElement();
                }

                break;

            case JsonArray items:
                WriteItems(xml, items, shape.Item!);
                break;

            default:
                xml.WriteString(Writable(value.GetValueKind() == JsonValueKind.String ? (string)value! : value.ToJsonString()));
                break;
        }
    }

    private static void WriteItems(XmlWriter xml, JsonArray items, Shape item)
    {
        foreach (var value in items)
        {
            WriteMember(xml, item.Kind == ShapeKind.Text ? "String" : item.TypeName, value, item);
        }
    }

    // XML 1.0 has no word for most control characters, not even an escaped one.
    private static string Writable(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
        {
            return text;
        }

        var writable = new StringBuilder(text.Length);

        foreach (var rune in text.EnumerateRunes())
        {
            writable.Append(rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD");
        }

        return writable.ToString();
    }
}

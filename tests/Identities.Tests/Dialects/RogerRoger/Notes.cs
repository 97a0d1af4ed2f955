using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

/// <summary>What the tests of notes, and of what stands beside people, arrange.</summary>
internal static class Notes
{
    private static readonly JsonSerializerOptions Letters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public const string Unknown = "01900000-0000-7000-8000-00000000dead";

    /// <summary>A note category; the answer is its IRI.</summary>
    public static Task<string> Category(this Api api, string title = "Call") => api.Made("/note_categories", $$"""{"title":"{{title}}"}""");

    /// <summary>A person made natively; the answer is the path of their notes.</summary>
    public static async Task<string> NotesOfSomebody(this Api api) => $"/people/{await api.Given.Person()}/notes";

    /// <summary>A note with a description and more; the answer is its IRI.</summary>
    public static Task<string> Note(this Api api, string notes, string category, string more = "", User? by = null)
        => api.Made(notes, $$"""{"description":"Called","category":"{{category}}"{{more}}}""", by is null ? [] : [by.Bearer]);

    /// <summary>Something made with a POST; the answer is its IRI.</summary>
    public static async Task<string> Made(this Api api, string path, string body, params (string Name, string Value)[] headers)
    {
        var answer = await api.Post(path, body, headers);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return (string)answer["@id"]!;
    }

    /// <summary>An answer's members as one line, without those that change from run to run.</summary>
    public static string Line(this Answer answer, params string[] without)
    {
        var item = answer.Json!.AsObject();

        foreach (var name in without)
        {
            item.Remove(name);
        }

        return item.ToJsonString(Letters);
    }
}

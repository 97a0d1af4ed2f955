using System.Net;
using System.Text.Json.Nodes;
using Identities.Dialects.RogerRoger.Notes;
using Identities.Dialects.RogerRoger.Related;
using Identities.Platform.Security;
using Identities.Tests.Dialects.SuperOffice;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

/// <summary>What people are linked with: of each that has everything, one written member changes and all others stay.</summary>
public sealed class RelatedMembersTests(Api api) : IClassFixture<Api>
{
    private static readonly Dictionary<string, string> NewTexts = new()
    {
        ["title"] = "Changed", ["description"] = "Changed too", ["website"] = "https://example.org", ["customerId"] = "C-2", ["externalSource"] = "elsewhere",
        ["chamberOfCommerceNumber"] = "22", ["linkedinId"] = "other", ["archivedAt"] = "2025-02-03T04:05:06+00:00", ["createdAt"] = "2024-02-03T04:05:06+00:00",
        ["backgroundColor"] = "#111111", ["textColor"] = "#222222", ["icon"] = "moon",
    };

    public static TheoryData<string, string> OfOrganizations => WrittenMembers.Of(WrittenMembers.OfOrganizations);

    public static TheoryData<string, string> OfNotes => WrittenMembers.Of(typeof(RogerRogerNotePatch));

    public static TheoryData<string, string> OfTags => WrittenMembers.Of(typeof(RogerRogerTagPatch));

    public static TheoryData<string, string> OfSegments => WrittenMembers.Of(typeof(RogerRogerSegmentPatch));

    [Theory]
    [MemberData(nameof(OfOrganizations))]
    public async Task Of_an_organization_with_everything_one_written_member_changes_and_all_others_stay(string member, string method)
    {
        var (path, person, avatar) = await Organization();
        var before = await OrganizationEverywhere(path, person);
        var value = await NewValue(member, (await api.Get(path))[member]);

        var answer = await api.Write(method, path, member, value, new JsonObject { ["avatar"] = avatar });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        string[] shows = member switch
        {
            "title" => ["Baack.name", "RogerRoger.title", "SuperOffice.Contact"],
            "avatar" => ["RogerRoger.avatarUrl"],
            _ => [$"RogerRoger.{member}"],
        };
        Assert.Equal(shows, WrittenMembers.Differing(before, await OrganizationEverywhere(path, person)));
        Assert.True(member == "avatar" || JsonNode.DeepEquals(value, answer[member]), $"{answer[member]}");
    }

    [Theory]
    [MemberData(nameof(OfOrganizations))]
    public async Task A_member_of_an_organization_that_is_nulled_or_left_out_is_empty_and_all_others_stay(string member, string method)
    {
        var (path, _, avatar) = await Organization();
        var before = await api.Get(path);

        var answer = method == "PUT" ? await PutWithout(path, member, ("avatar", avatar)) : await api.Merge(path, $$"""{"{{member}}":null}""");

        if (member == "title")
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            return;
        }

        // People stay where a whole body does not name them.
        string[] emptied = member == "people" && method == "PUT" ? [] : [$"RogerRoger.{(member == "avatar" ? "avatarUrl" : member)}"];
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(emptied, WrittenMembers.Differing(before.Shown("RogerRoger"), answer.Shown("RogerRoger")));
        Assert.All(emptied, name => Assert.True(answer[name.Split('.')[1]] is null or JsonArray { Count: 0 }));
    }

    [Theory]
    [MemberData(nameof(OfNotes))]
    public async Task Of_a_note_with_everything_one_written_member_changes_and_all_others_stay(string member, string method)
    {
        var (path, author) = await Note();
        var before = await NoteEverywhere(path, author);
        var value = await NewValue(member, (await api.Get(path, author.Bearer))[member]);

        var answer = await api.Write(method, path, member, value, null, author.Bearer);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        string[] shows = member switch
        {
            "title" => ["RogerRoger.title", "native.summary"],
            "description" => ["RogerRoger.description", "native.body"],
            _ => [$"RogerRoger.{member}"],
        };
        Assert.Equal(shows, WrittenMembers.Differing(before, await NoteEverywhere(path, author)));
        Assert.True(JsonNode.DeepEquals(value, answer[member]), $"{answer[member]}");
    }

    [Theory]
    [MemberData(nameof(OfNotes))]
    public async Task A_member_of_a_note_that_is_nulled_or_left_out_is_empty_and_all_others_stay(string member, string method)
    {
        var (path, author) = await Note();
        await api.Merge(path, """{"isPrivate":true,"flagged":true}""", author.Bearer);
        var before = await api.Get(path, author.Bearer);
        var body = before.Json!.AsObject();
        body.Remove(member);

        var answer = method == "PUT"
            ? await api.Put(path, body.ToJsonString(), author.Bearer)
            : await api.Merge(path, $$"""{"{{member}}":null}""", author.Bearer);

        if (member is "description" or "category")
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            return;
        }

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            member == "createdAt" ? [] : [$"RogerRoger.{member}"],
            WrittenMembers.Differing(before.Shown("RogerRoger"), answer.Shown("RogerRoger")));
    }

    [Theory]
    [MemberData(nameof(OfTags))]
    public async Task Of_a_tag_with_everything_one_written_member_changes_and_all_others_stay(string member, string method)
    {
        var path = await Tag();
        var before = await TagEverywhere(path);
        var value = member == "title" ? $"Changed {Guid.NewGuid()}" : NewTexts[member];

        var answer = await api.Write(method, path, member, value);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        string[] shows = member switch
        {
            "title" => ["RogerRoger.title", "native.tagName"],
            "description" => ["RogerRoger.description", "native.description"],
            _ => [$"RogerRoger.{member}"],
        };
        Assert.Equal(shows, WrittenMembers.Differing(before, await TagEverywhere(path)));
        Assert.Equal(value, (string?)answer[member]);
    }

    [Theory]
    [MemberData(nameof(OfTags))]
    public async Task A_member_of_a_tag_that_is_nulled_or_left_out_is_empty_and_all_others_stay(string member, string method)
    {
        var path = await Tag();
        var before = await api.Get(path);

        var answer = method == "PUT" ? await PutWithout(path, member) : await api.Merge(path, $$"""{"{{member}}":null}""");

        Assert.Equal(member == "title" ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.OK, answer.Status);

        if (member != "title")
        {
            Assert.Equal([$"RogerRoger.{member}"], WrittenMembers.Differing(before.Shown("RogerRoger"), answer.Shown("RogerRoger")));
            Assert.Null(answer[member]);
        }
    }

    [Theory]
    [MemberData(nameof(OfSegments))]
    public async Task Of_a_segment_one_written_member_changes_and_all_others_stay(string member, string method)
    {
        var path = await api.Made("/segments", """{"title":"Segment","icon":"star","sequence":3}""");
        var before = await api.Get(path);
        var value = await NewValue(member, before[member]);

        var answer = await api.Write(method, path, member, value);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal([$"RogerRoger.{member}"], WrittenMembers.Differing(before.Shown("RogerRoger"), (await api.Get(path)).Shown("RogerRoger")));
        Assert.True(JsonNode.DeepEquals(value, answer[member]), $"{answer[member]}");
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("PUT")]
    public async Task A_segments_sequence_that_is_nulled_or_left_out_is_empty_and_all_others_stay(string method)
    {
        var path = await api.Made("/segments", """{"title":"Segment","icon":"star","sequence":3}""");
        var before = await api.Get(path);

        var answer = method == "PUT" ? await PutWithout(path, "sequence") : await api.Merge(path, """{"sequence":null}""");

        Assert.Equal(["RogerRoger.sequence"], WrittenMembers.Differing(before.Shown("RogerRoger"), answer.Shown("RogerRoger")));
        Assert.Null(answer["sequence"]);
    }

    private async Task<(string Path, string Person, string Avatar)> Organization()
    {
        var (person, avatar) = (await api.RogerRogerPerson(), await api.Picture());
        var path = await api.Made("/organizations", $$"""
            {"title":"Doe & Co","description":"d","website":"https://example.com","customerId":"C-1","externalSource":"here","chamberOfCommerceNumber":"11",
             "linkedinId":"doe","archivedAt":"2026-01-02T03:04:05Z","owner":"{{await api.User()}}","avatar":"{{avatar}}","people":["{{person}}"],
             "tags":["/tags/{{await api.Given.Tag()}}"],"segments":["{{await api.Segment()}}"],"emailAddresses":[{"email":"first@example.com"}],
             "phoneNumbers":[{"phoneNumber":"+31 20 1","phoneType":"work"}],"address":{"city":"Amsterdam","postalCode":"1012 AB","street":"Canal 1","country":"NL"} }
            """);
        var parent = await api.Organization();
        var answer = await api.Put($"/n/v1/company/{People.IdIn(path)}", $$"""{"parentCompany":{"urn":"{{People.IdIn(parent)}}"} }""");
        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        return (path, person, avatar);
    }

    private async Task<Dictionary<string, string>> OrganizationEverywhere(string path, string person)
    {
        var contact = await api.Get(await api.SuperOfficePath(People.IdIn(person)));
        var company = await api.Get($"/n/v1/company/{People.IdIn(path)}");
        var all = (await api.Get(path)).Shown("RogerRoger").Concat(company.Shown("Baack")).ToDictionary();
        all["SuperOffice.Contact"] = contact["Contact"]!.ToJsonString();
        return all;
    }

    /// <summary>A note and the user who wrote it.</summary>
    private async Task<(string Path, User Author)> Note()
    {
        var author = await api.UserWith([.. Permissions.All]);
        var path = await api.Made(
            await api.NotesOfSomebody(),
            $$"""
            {"description":"Called","title":"A call","flagged":false,"isPrivate":false,"category":"{{await api.Category(Guid.NewGuid().ToString())}}",
             "createdAt":"2026-01-02T03:04:05Z"}
            """,
            author.Bearer);
        var answer = await api.Put(
            NativeNotes(path),
            $$"""{"noteId":"{{People.IdIn(path)}}","summary":"A call","body":"Called","author":"Jane","sharedId":"01900000-0000-7000-8000-00000000beef"}""");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return (path, author);
    }

    private async Task<Dictionary<string, string>> NoteEverywhere(string path, User author)
    {
        var note = Assert.Single((await api.Get(NativeNotes(path), author.Bearer)).Json!.AsArray())!.AsObject();
        return (await api.Get(path, author.Bearer)).Shown("RogerRoger")
            .Concat(note.ToDictionary(member => $"native.{member.Key}", member => member.Value?.ToJsonString() ?? "null"))
            .ToDictionary();
    }

    private static string NativeNotes(string path) => "/api/v1" + path[..path.LastIndexOf('/')];

    private async Task<string> Tag()
    {
        var tagId = await api.Given.Tag(more: ""","disabled":true,"description":"d","defaultExpirePeriod":"30.00:00:00" """);
        var answer = await api.Merge($"/tags/{tagId}", """{"backgroundColor":"#ff0000","textColor":"#00ff00"}""");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return $"/tags/{tagId}";
    }

    private async Task<Dictionary<string, string>> TagEverywhere(string path)
        => (await api.Get(path)).Shown("RogerRoger").Concat((await api.Get($"/api/v1/Tags/{People.IdIn(path)}")).Shown("native")).ToDictionary();

    private async Task<Answer> PutWithout(string path, string member, params (string Name, string Value)[] unshown)
    {
        var body = (await api.Get(path)).Json!.AsObject();

        foreach (var (name, value) in unshown)
        {
            body[name] = value;
        }

        body.Remove(member);
        return await api.Put(path, body.ToJsonString());
    }

    /// <summary>Another value than the one that is shown. A member that is not known here has none, and fails.</summary>
    private async Task<JsonNode?> NewValue(string member, JsonNode? shown) => member switch
    {
        "owner" or "author" => await api.User(),
        "avatar" => await api.Picture(),
        "category" => await api.Category(Guid.NewGuid().ToString()),
        "flagged" or "isPrivate" => !(bool)shown!,
        "sequence" => (int)shown! + 1,
        "people" => With(shown, await api.RogerRogerPerson()),
        "tags" => With(shown, $"/tags/{await api.Given.Tag()}"),
        "segments" => With(shown, await api.Segment()),
        "emailAddresses" => With(shown, JsonNode.Parse("""{"email":"third@example.com"}""")),
        "phoneNumbers" => With(shown, JsonNode.Parse("""{"phoneNumber":"+31 6 99","phoneType":"mobile"}""")),
        "address" => JsonNode.Parse("""{"city":"Utrecht","postalCode":"1012 AB","street":"Canal 1","country":"NL"}"""),
        _ => NewTexts[member],
    };

    private static JsonArray With(JsonNode? shown, JsonNode? item)
    {
        var items = shown!.DeepClone().AsArray();
        items.Add(item);
        return items;
    }
}

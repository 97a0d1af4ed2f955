using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class ListPeopleTests(Api api) : IClassFixture<Api>
{
    /// <summary>People whom no other test of the class finds: they share a word, and differ in their family names.</summary>
    private async Task<string> Crowd(int size, string more = "")
    {
        var word = "crowd" + Guid.NewGuid().ToString("N");

        for (var number = 1; number <= size; number++)
        {
            await api.RogerRogerPerson($$"""{"familyName":"Name {{number:00}}","jobTitle":"{{word}}"{{more}}}""");
        }

        return word;
    }

    [Fact]
    public async Task A_page_has_an_envelope_with_links_and_a_template()
    {
        var word = await Crowd(4);

        var answer = await api.Get($"/people?q={word}&itemsPerPage=2&page=1&unknown[]=%C3%A9");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/ld+json", answer.MediaType);
        Assert.Equal(["@context", "@id", "@type", "totalItems", "member", "view", "search"], answer.Json!.AsObject().Select(member => member.Key));
        Assert.Equal(("/contexts/Person", "/people", "Collection"), ((string?)answer["@context"], (string?)answer["@id"], (string?)answer["@type"]));
        Assert.Equal(4, (int)answer["totalItems"]!);
        Assert.Equal(["Name 01", "Name 02"], answer.OnPage("familyName"));
        var first = answer["member"]![0]!.AsObject();
        Assert.False(first.ContainsKey("@context"));
        Assert.Equal(($"/people/{first["id"]}", "Person"), ((string?)first["@id"], (string?)first["@type"]));
        Assert.Equal((await api.Get((string)first["@id"]!, ("Accept", "application/json")))["updatedAt"]!.ToString(), first["updatedAt"]!.ToString());
        var query = $"/people?q={word}&itemsPerPage=2&unknown[]=%C3%A9&page=";
        Assert.Equal(
            $$"""{"@id":"{{query}}1","@type":"PartialCollectionView","first":"{{query}}1","last":"{{query}}2","next":"{{query}}2"}""",
            answer["view"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal("IriTemplate", (string?)answer["search"]!["@type"]);
        Assert.Equal(
            "/people{?q,owner.id,owner.id[],emailAddresses.email,emailAddresses.email[],tags.id,tags.id[],segments.uuid,segments.uuid[],exists[archivedAt],"
            + "order[familyName],order[createdAt],createdAt[before],createdAt[strictly_before],createdAt[after],createdAt[strictly_after],identifiers,"
            + "identifiers[],view}",
            (string?)answer["search"]!["template"]);
        Assert.Equal(
            """{"@type":"IriTemplateMapping","variable":"exists[archivedAt]","property":"archivedAt","required":false}""",
            answer["search"]!["mapping"]!.AsArray().Single(mapping => (string?)mapping!["variable"] == "exists[archivedAt]")!.ToJsonString());
    }

    [Fact]
    public async Task Following_next_meets_everybody_once_and_previous_leads_back()
    {
        var word = await Crowd(5);
        var names = new List<string?>();
        var link = $"/people?q={word}&itemsPerPage=2";
        Answer page;

        do
        {
            page = await api.Get(link);
            names.AddRange(page.OnPage("familyName"));
            link = (string?)page["view"]!["next"];
        }
        while (link is not null);

        Assert.Equal(["Name 01", "Name 02", "Name 03", "Name 04", "Name 05"], names);
        Assert.Equal($"/people?q={word}&itemsPerPage=2&page=2", (string?)page["view"]!["previous"]);
    }

    [Fact]
    public async Task A_page_past_the_end_is_empty_and_tells_the_true_total()
    {
        var word = await Crowd(3);

        var answer = await api.Get($"/people?q={word}&itemsPerPage=2&page=7");

        Assert.Equal(3, (int)answer["totalItems"]!);
        Assert.Empty(answer["member"]!.AsArray());
        Assert.Null(answer["view"]!["next"]);
        Assert.Equal($"/people?q={word}&itemsPerPage=2&page=2", (string?)answer["view"]!["previous"]);
        Assert.Empty((await api.Get("/people?page=99999999999999999999"))["member"]!.AsArray());
    }

    [Fact]
    public async Task One_page_without_a_query_has_no_view_and_with_one_only_names_itself()
    {
        var empty = await api.Get($"/people?q=nobody{Guid.NewGuid():N}&page=1");

        Assert.Equal(0, (int)empty["totalItems"]!);
        Assert.Equal(["@id", "@type"], empty["view"]!.AsObject().Select(member => member.Key));
        Assert.DoesNotContain("page", (string)empty["view"]!["@id"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page=0", "Page should not be less than 1")]
    [InlineData("page=-1", "Page should not be less than 1")]
    [InlineData("page=x", "Page should not be less than 1")]
    [InlineData("page=", "Page should not be less than 1")]
    [InlineData("itemsPerPage=-1", "Limit should not be less than 0")]
    [InlineData("itemsPerPage=x", "Limit should be a whole number")]
    [InlineData("itemsPerPage=0&page=2", "Page should not be greater than 1 if limit is equal to 0")]
    public async Task A_page_that_makes_no_sense_answers_400(string query, string detail)
    {
        var answer = await api.Get("/people?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(detail, answer.ErrorDetail());
    }

    [Fact]
    public async Task A_page_has_15_people_unless_asked_for_others_and_30_at_most()
    {
        var word = await Crowd(31);

        Assert.Equal(15, (await api.Get($"/people?q={word}"))["member"]!.AsArray().Count);
        Assert.Equal(30, (await api.Get($"/people?q={word}&itemsPerPage=1000"))["member"]!.AsArray().Count);
        var none = await api.Get($"/people?q={word}&itemsPerPage=0");
        Assert.Empty(none["member"]!.AsArray());
        Assert.Equal(31, (int)none["totalItems"]!);
    }

    [Fact]
    public async Task Plain_JSON_is_a_bare_array_without_the_members_that_link()
    {
        var word = await Crowd(2);

        var answer = await api.Get($"/people?q={word}", ("Accept", "application/json"));

        Assert.Equal("application/json", answer.MediaType);
        Assert.Equal(["Name 01", "Name 02"], answer.Json!.AsArray().Select(person => (string?)person!["familyName"]));
        Assert.All(answer.Json!.AsArray(), person => Assert.False(person!.AsObject().ContainsKey("@id")));
    }

    [Fact]
    public async Task The_view_idx_answers_ids_in_the_same_envelope()
    {
        var word = await Crowd(3);
        var whole = await api.Get($"/people?q={word}&itemsPerPage=2");

        var answer = await api.Get($"/people?q={word}&itemsPerPage=2&view=idx");

        Assert.Equal(whole.OnPage("id"), answer["member"]!.AsArray().Select(id => (string?)id));
        Assert.Equal(3, (int)answer["totalItems"]!);
        Assert.NotNull(answer["view"]!["next"]);
        Assert.Equal(whole.OnPage("id"), (await api.Get($"/people?q={word}&itemsPerPage=2&view=idx", ("Accept", "application/json"))).Json!.AsArray().Select(id => (string?)id));
        Assert.Equal(["Name 01", "Name 02"], (await api.Get($"/people?q={word}&itemsPerPage=2&view=full")).OnPage("familyName"));
    }

    [Fact]
    public async Task All_words_must_be_found_somewhere_in_any_case()
    {
        var token = Guid.NewGuid().ToString("N");
        await api.RogerRogerPerson($$"""
            {"familyName":"Ångström","givenName":"Élodie-Anne","additionalName":"van der","initials":"É.A.","jobTitle":"Head {{token}}","customerId":"C-100%_1",
             "emailAddresses":[{"email":"elodie.a@example.com"}],"phoneNumbers":[{"phoneNumber":"+31 (30) 123-45"}]}
            """);

        string[] found =
        [
            "ÅNGSTRÖM", "ångstr", "gström", "ÉLODIE anne", "van der", "é.a.", "c-100%_1", "100%", "example.com", "A@EXAMPLE", "+31 (30) 123-45", "+313012345", "3012345",
            "Elodie.A@example.COM", "die.a@exam",
            "él", "an", "c-", "ex", "a", $"{token} elodie", "\u2003der\tvan\n",
        ];

        string[] missed =
        [
            "engström", "odie der xyz", "100_", "%", "l_die", "ng", "x", "elodieanne", "derångström", "deré",
            "elodie.a@example.org", "elodie.b@example.com", "elodie.a@xample.com", "elodie_a@example.com", "élodie.a@example.com",
        ];

        foreach (var words in found)
        {
            Assert.True((int)(await api.Get($"/people?q={token}+{Uri.EscapeDataString(words)}"))["totalItems"]! == 1, words);
        }

        foreach (var words in missed)
        {
            Assert.True((int)(await api.Get($"/people?q={token}+{Uri.EscapeDataString(words)}"))["totalItems"]! == 0, words);
        }
    }

    [Fact]
    public async Task What_is_searched_follows_every_write_of_every_surface()
    {
        var (first, second) = ("w" + Guid.NewGuid().ToString("N"), "w" + Guid.NewGuid().ToString("N"));
        var personId = await api.Given.Person($$"""{"aliases":[{"lastName":"{{first}}"}]}""");
        var aliasId = (string?)(await api.Get($"/api/v1/people/{personId}/aliases")).Json![0]!["personAliasId"];
        Assert.Equal([personId], (await api.Get($"/people?q={first}")).OnPage("id"));

        await api.Put($"/api/v1/people/{personId}/aliases", $$"""{"personAliasId":"{{aliasId}}","lastName":"{{second}}"}""");

        Assert.Empty((await api.Get($"/people?q={first}")).OnPage("id"));
        Assert.Equal([personId], (await api.Get($"/people?q={second}")).OnPage("id"));
        await api.Delete($"/api/v1/people/{personId}/aliases/{aliasId}");
        Assert.Empty((await api.Get($"/people?q={second}")).OnPage("id"));
        await api.Merge($"/people/{personId}", $$"""{"emailAddresses":[{"email":"{{first}}@example.com"}]}""");
        Assert.Equal([personId], (await api.Get($"/people?q={first}")).OnPage("id"));
        await api.Delete($"/api/v1/people/{personId}");
        Assert.Empty((await api.Get($"/people?q={first}")).OnPage("id"));
    }

    [Fact]
    public async Task The_search_is_no_change_of_a_person()
    {
        var path = await api.RogerRogerPerson();

        await api.Merge(path, """{"givenName":"Janet","emailAddresses":[{"email":"a@example.com"}]}""");

        Assert.Equal(2, await api.VersionOfPerson(path));
        Assert.Equal(
            ["1 aliases", "1 people", "2 aliases", "2 emails"],
            await api.Column<string>($"select version || ' ' || item_table from change where person_id = '{People.IdIn(path)}' order by version, item_table"));
    }

    [Theory]
    [InlineData("order[familyName]=asc", "b1 B2 a1 a2 c n")]
    [InlineData("order[familyName]=DESC", "n c a2 a1 B2 b1")]
    [InlineData("order%5BcreatedAt%5D=desc", "n c B2 a2 b1 a1")]
    [InlineData("order[createdAt]=asc", "a1 b1 a2 B2 c n")]
    [InlineData("order[familyName]=asc&order[createdAt]=desc", "B2 b1 a2 a1 c n")]
    [InlineData("order[familyName]=desc&order[createdAt]=asc", "n c a1 a2 b1 B2")]
    [InlineData("order[createdAt]=desc&order[familyName]=asc", "n c B2 a2 b1 a1")]
    [InlineData("order[familyName]=sideways&order[nonsense]=asc", "a1 b1 a2 B2 c n")]
    public async Task People_come_in_the_order_that_is_asked_for(string order, string expected)
    {
        var word = "o" + Guid.NewGuid().ToString("N");

        // Without case, by the letters' own order: who has no family name comes last.
        foreach (var (name, family) in new[] { ("a1", "éa"), ("b1", "Ea"), ("a2", "Éa"), ("B2", "ea"), ("c", "EB") })
        {
            await api.RogerRogerPerson($$"""{"familyName":"{{family}}","givenName":"{{name}}","jobTitle":"{{word}}"}""");
        }

        await api.Merge($"/people/{await api.Given.Person("""{"aliases":[{"firstName":"n"}]}""")}", $$"""{"jobTitle":"{{word}}"}""");

        var answer = await api.Get($"/people?q={word}&{order}");

        Assert.Equal(expected, string.Join(' ', answer.OnPage("givenName")));
    }

    [Fact]
    public async Task The_pages_of_everybody_meet_from_either_end()
    {
        await Crowd(9);

        foreach (var order in new[] { "", "&order[familyName]=desc", "&order[familyName]=asc&order[createdAt]=desc", "&order[createdAt]=desc" })
        {
            var ids = new List<string?>();
            var link = $"/people?itemsPerPage=4&view=idx{order}";
            Answer page;

            do
            {
                page = await api.Get(link);
                ids.AddRange(page["member"]!.AsArray().Select(id => (string?)id));
                link = (string?)page["view"]?["next"];
            }
            while (link is not null);

            Assert.Equal(await api.Scalar<long>("select count(*) from people"), (long)page["totalItems"]!);
            Assert.Equal(await api.Scalar<long>("select count(*) from people"), ids.Distinct().Count());
            Assert.Equal(ids.Count, ids.Distinct().Count());
        }
    }

    [Fact]
    public async Task Filters_take_one_value_or_any_of_several_and_must_all_be_met()
    {
        var word = "f" + Guid.NewGuid().ToString("N");
        var (user, tag, segment) = (await api.User(), $"/tags/{await api.Given.Tag()}", await api.Segment());
        await api.RogerRogerPerson($$"""{"familyName":"1","jobTitle":"{{word}}","owner":"{{user}}","emailAddresses":[{"email":"{{word}}1@Example.com"},{"email":"{{word}}9@example.com"}]}""");
        await api.RogerRogerPerson($$"""{"familyName":"2","jobTitle":"{{word}}","tags":["{{tag}}"],"emailAddresses":[{"email":"{{word}}2@example.com"}]}""");
        var archived = await api.RogerRogerPerson($$"""{"familyName":"3","jobTitle":"{{word}}","tags":["{{tag}}"],"segments":["{{segment}}"],"owner":"{{user}}"}""");
        await api.Merge(archived, """{"archivedAt":"2026-01-15"}""");
        var (userId, tagId, segmentId) = (People.IdIn(user), People.IdIn(tag), People.IdIn(segment));

        (string Query, string[] Found)[] cases =
        [
            ($"owner.id={userId}", ["1", "3"]),
            ($"owner.id={user}", ["1", "3"]),
            ($"owner.id[]={userId}&owner.id[]={Guid.NewGuid()}", ["1", "3"]),
            ($"owner.id%5B0%5D={userId}", ["1", "3"]),
            ($"owner.id[0][1]={Guid.NewGuid()}", ["1", "2", "3"]),
            ($"owner.id={Guid.NewGuid()}", []),
            ("owner.id=nonsense", ["1", "2", "3"]),
            ($"emailAddresses.email={word}1@EXAMPLE.com", ["1"]),
            ($"emailAddresses.email={word}@example.com", []),
            ($"emailAddresses.email[]={word}1@example.com&emailAddresses.email[]={word}2@example.com", ["1", "2"]),
            ("emailAddresses.email=", ["1", "2", "3"]),
            ($"tags.id={tagId}", ["2", "3"]),
            ($"tags.id[]={tag}", ["2", "3"]),
            ($"segments.uuid={segmentId}", ["3"]),
            ($"segments.uuid[]={segment}&tags.id={tagId}", ["3"]),
            ($"segments.id={Guid.NewGuid()}", ["1", "2", "3"]),
            ("exists[archivedAt]=true", ["3"]),
            ("exists[archivedAt]=1", ["3"]),
            ("exists[archivedAt]=false", ["1", "2"]),
            ("exists%5BarchivedAt%5D=0", ["1", "2"]),
            ("exists[archivedAt]=maybe", ["1", "2", "3"]),
            ($"tags.id={tagId}&owner.id={userId}", ["3"]),
            ("owner.id=%00&tags.id=%FF&nonsense", ["1", "2", "3"]),
        ];

        foreach (var (query, found) in cases)
        {
            Assert.Equal((query, string.Join(' ', found)), (query, string.Join(' ', (await api.Get($"/people?q={word}&{query}")).OnPage("familyName"))));

            var answer = await api.Get($"/people?q={word}&{query}&order[familyName]=desc");
            Assert.Equal((query, string.Join(' ', found.Reverse())), (query, string.Join(' ', answer.OnPage("familyName"))));
            Assert.Equal(found.Length, (int)answer["totalItems"]!);
        }

        Assert.Equal(["3", "1"], (await api.Get($"/people?owner.id={userId}&order[familyName]=desc")).OnPage("familyName"));
        Assert.Equal(["3"], (await api.Get($"/people?owner.id={userId}&exists[archivedAt]=true&order[familyName]=asc")).OnPage("familyName"));
        await api.Merge(archived, """{"archivedAt":null}""");
        Assert.Empty((await api.Get($"/people?owner.id={userId}&exists[archivedAt]=true&order[familyName]=asc")).OnPage("familyName"));
    }

    [Fact]
    public async Task Tags_that_have_expired_are_not_found()
    {
        var tagId = await api.Given.Tag(more: ",\"defaultExpirePeriod\":\"00:10:00\"");
        await api.RogerRogerPerson($$"""{"familyName":"Doe","tags":["/tags/{{tagId}}"]}""");
        Assert.Single((await api.Get($"/people?tags.id={tagId}"))["member"]!.AsArray());

        api.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Empty((await api.Get($"/people?tags.id={tagId}"))["member"]!.AsArray());
    }

    [Fact]
    public async Task Dates_are_compared_by_the_seconds_that_are_shown()
    {
        var word = await Crowd(1);
        await api.Execute($"update people set created_at = '2020-05-01T12:00:00.5Z' where person_id in (select person_id from person_search where document like '%{word}%')");
        Assert.Equal(["2020-05-01T12:00:00+00:00"], (await api.Get($"/people?q={word}")).OnPage("createdAt"));

        (string Query, int Found)[] cases =
        [
            ("createdAt[after]=2020-05-01T12:00:00Z", 1), ("createdAt[strictly_after]=2020-05-01T12:00:00Z", 0), ("createdAt[before]=2020-05-01T12:00:00Z", 1),
            ("createdAt[strictly_before]=2020-05-01T12:00:00Z", 0), ("createdAt[strictly_before]=2020-05-01T12:00:01Z", 1),
            ("createdAt[strictly_after]=2020-05-01T11:59:59Z", 1), ("createdAt[after]=2020-05-01T12:00:00.7Z", 0), ("createdAt[before]=2020-05-01T12:00:00.1Z", 1),
            ("createdAt[after]=2020-05-01", 1), ("createdAt[before]=2020-05-01", 0), ("createdAt[after]=2020-05-01T14:00:00%2B02:00", 1),
            ("createdAt[after]=2020-05-01T14:00:00+02:00", 1), ("createdAt[after]=2020-04-01&createdAt[before]=2020-06-01", 1),
            ("createdAt[after]=2020-05-01&createdAt[strictly_before]=2020-05-01T12:00:00Z", 0), ("createdAt[after]=tomorrow", 1), ("createdAt=2030-01-01", 1),
            ("createdAt[strictly_after]=9999-12-31T23:59:59Z", 0), ("createdAt[after]=0001-01-01", 1),
        ];

        foreach (var (query, found) in cases)
        {
            Assert.Equal((query, found), (query, (int)(await api.Get($"/people?q={word}&{query}"))["totalItems"]!));
        }
    }

    [Fact]
    public async Task Identifiers_are_LinkedIn_ids_addresses_or_numbers_and_any_of_them_counts()
    {
        var word = "i" + Guid.NewGuid().ToString("N");
        var digits = string.Concat(word.Where(char.IsAsciiDigit)) + "1234567";
        await api.RogerRogerPerson($$"""{"familyName":"1","jobTitle":"{{word}}","linkedinId":"{{word}}-Li"}""");
        await api.RogerRogerPerson($$"""{"familyName":"2","jobTitle":"{{word}}","emailAddresses":[{"email":"{{word}}@example.com"}]}""");
        await api.RogerRogerPerson($$"""{"familyName":"3","jobTitle":"{{word}}","phoneNumbers":[{"phoneNumber":"+{{digits}}"}]}""");

        (string Query, string Found)[] cases =
        [
            ($"identifiers={word}-LI", "1"), ($"identifiers=%20{word.ToUpperInvariant()}@EXAMPLE.COM%20", "2"), ($"identifiers={digits}", "3"),
            ($"identifiers=%2B{digits[..3]}.({digits[3..5]})-{digits[5..]}", "3"), ($"identifiers[]={word}-li&identifiers[]={digits}", "1 3"),
            ($"identifiers={digits[1..]}", ""), ($"identifiers={word}", ""), ("identifiers=&identifiers[]=+", "1 2 3"),
        ];

        foreach (var (query, found) in cases)
        {
            Assert.Equal((query, found), (query, string.Join(' ', (await api.Get($"/people?q={word}&{query}")).OnPage("familyName"))));
        }
    }

    [Fact]
    public async Task Without_the_permission_it_answers_403_and_without_a_token_401()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await api.Get("/people?page=0", ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity)))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.Get("/people", ("Authorization", ""))).Status);
    }

    [Fact]
    public async Task A_page_of_no_items_leads_to_no_other()
    {
        await api.RogerRogerPerson();

        var answer = await api.Get("/people?itemsPerPage=0");

        Assert.Equal(["@id", "@type"], answer["view"]!.AsObject().Select(member => member.Key));
    }
}

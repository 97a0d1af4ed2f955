using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class ListNotesTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Flagged_notes_come_first_then_the_newest_in_an_envelope()
    {
        var notes = await Three();

        var answer = await api.Get(notes);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["c", "b", "a"], answer.OnPage("title"));
        Assert.Equal(
            ("/contexts/PersonNoteResource", notes, "Collection", 3),
            ((string?)answer["@context"], (string?)answer["@id"], (string?)answer["@type"], (int?)answer["totalItems"]));
        Assert.Null(answer["view"]);
        var first = answer["member"]![0]!;
        Assert.Equal($"{notes}/{first["id"]}", (string?)first["@id"]);
        Assert.Equal("PersonNoteResource", (string?)first["@type"]);
        Assert.Null(first["@context"]);
        Assert.Null(first["personId"]);
    }

    [Fact]
    public async Task Plain_JSON_is_a_bare_array()
    {
        var answer = await api.Get(await Three(), ("Accept", "application/json"));

        Assert.Equal(["c", "b", "a"], answer.Json!.AsArray().Select(note => (string?)note!["title"]));
        Assert.Null(answer.Json![0]!["@id"]);
    }

    [Theory]
    [InlineData("order[createdAt]=desc", "b,c,a")]
    [InlineData("order[createdAt]=ASC", "a,c,b")]
    [InlineData("order%5Bflagged%5D=asc&order[createdAt]=asc", "a,b,c")]
    [InlineData("order[flagged]=asc&order[createdAt]=desc", "b,a,c")]
    [InlineData("order[flagged]=desc&order[createdAt]=asc", "c,a,b")]
    [InlineData("order[createdAt]=desc&order[flagged]=asc", "b,c,a")]
    [InlineData("order[createdAt]=sideways", "c,b,a")]
    [InlineData("order[title]=asc", "c,b,a")]
    [InlineData("flagged=true", "c")]
    [InlineData("flagged=0", "b,a")]
    [InlineData("flagged=maybe", "c,b,a")]
    [InlineData("createdAt[after]=2026-01-02T00:00:00Z", "c,b")]
    [InlineData("createdAt[strictly_after]=2026-01-02", "b")]
    [InlineData("createdAt[before]=2026-01-02", "c,a")]
    [InlineData("createdAt[strictly_before]=2026-01-02T00:00:00Z&createdAt[after]=2026-01-01", "a")]
    [InlineData("createdAt[after]=someday", "c,b,a")]
    [InlineData("q=ELLO", "a")]
    [InlineData("q=hello%20éric", "a")]
    [InlineData("q=ÉRIC", "a")]
    [InlineData("q=c", "c,b,a")]
    [InlineData("q=100%25", "b")]
    [InlineData("q=1__%25", "")]
    [InlineData("q=hello%20called", "")]
    [InlineData("q=%20", "c,b,a")]
    [InlineData("q[]=hello", "c,b,a")]
    [InlineData("category.id=nonsense", "c,b,a")]
    [InlineData("author.id[]=01900000-0000-7000-8000-00000000dead", "")]
    [InlineData("person=01900000-0000-7000-8000-00000000dead", "")]
    [InlineData("unknown=1", "c,b,a")]
    public async Task Filters_and_orders_select_and_sort(string query, string titles)
    {
        var notes = await Three();

        var answer = await api.Get($"{notes}?{query}");

        Assert.Equal(titles.Split(',', StringSplitOptions.RemoveEmptyEntries), answer.OnPage("title"));
        Assert.Equal(answer["member"]!.AsArray().Count, (int?)answer["totalItems"]);
    }

    [Fact]
    public async Task Notes_of_equal_rank_stand_in_the_order_of_their_ids()
    {
        var (notes, category) = (await api.NotesOfSomebody(), await api.Category());

        for (var note = 0; note < 4; note++)
        {
            await api.Note(notes, category, ""","createdAt":"2026-01-01" """);
        }

        foreach (var query in new[] { "", "?order[createdAt]=desc", "?order[createdAt]=asc", "?order[flagged]=asc" })
        {
            var ids = (await api.Get(notes + query)).OnPage("id");
            Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        }
    }

    [Fact]
    public async Task Categories_authors_and_people_are_named_by_id_or_by_IRI_and_one_of_several_is_enough()
    {
        var (notes, call, mail) = (await api.NotesOfSomebody(), await api.Category(), await api.Category("Mail"));
        var (jane, john) = (await api.UserWith(Permissions.MutateAllIdentity), await api.UserWith(Permissions.MutateAllIdentity));
        await api.Note(notes, call, ""","title":"1" """, jane);
        await api.Note(notes, mail, ""","title":"2" """, john);
        await api.Note(notes, mail, ""","title":"3" """);

        Assert.Equal(["3", "2"], (await api.Get($"{notes}?category.id={mail}")).OnPage("title"));
        Assert.Equal(["3", "2", "1"], (await api.Get($"{notes}?category.id[]={mail}&category.id[]={People.IdIn(call)}")).OnPage("title"));
        Assert.Equal(["1"], (await api.Get($"{notes}?author.id={jane.Id}")).OnPage("title"));
        Assert.Equal(["2", "1"], (await api.Get($"{notes}?author.id[0]=/users/{jane.Id}&author.id[1]={john.Id}")).OnPage("title"));
        Assert.Equal(["2"], (await api.Get($"{notes}?author.id={john.Id}&category.id={mail}")).OnPage("title"));
        Assert.Equal(3, (int?)(await api.Get($"{notes}?person[]={notes.Split('/')[2]}&person[]={Notes.Unknown}"))["totalItems"]);
    }

    [Fact]
    public async Task Pages_are_linked_and_keep_the_query()
    {
        var notes = await Three();

        var answer = await api.Get($"{notes}?itemsPerPage=1&order[createdAt]=asc&page=2");

        Assert.Equal(["c"], answer.OnPage("title"));
        Assert.Equal(3, (int?)answer["totalItems"]);
        Assert.Equal(
            $$"""
            {"@id":"{{notes}}?itemsPerPage=1&order[createdAt]=asc&page=2","@type":"PartialCollectionView","first":"{{notes}}?itemsPerPage=1&order[createdAt]=asc&page=1","last":"{{notes}}?itemsPerPage=1&order[createdAt]=asc&page=3","previous":"{{notes}}?itemsPerPage=1&order[createdAt]=asc&page=1","next":"{{notes}}?itemsPerPage=1&order[createdAt]=asc&page=3"}
            """.Trim().Replace("&", "\\u0026", StringComparison.Ordinal),
            answer["view"]!.ToJsonString());
    }

    [Fact]
    public async Task A_page_has_15_notes_and_at_most_30_and_behind_the_last_is_an_empty_one()
    {
        var (notes, category) = (await api.NotesOfSomebody(), await api.Category());
        await api.Execute(
            "insert into notes (person_id, note_id, position, body, category_id, created_at) " +
            $"select '{notes.Split('/')[2]}', gen_random_uuid(), n, 'x', '{People.IdIn(category)}', now() from generate_series(1, 40) as n");

        Assert.Equal(15, (await api.Get(notes)).OnPage("id").Length);
        Assert.Equal(30, (await api.Get(notes + "?itemsPerPage=1000")).OnPage("id").Length);
        var behind = await api.Get(notes + "?page=9");
        Assert.Empty(behind.OnPage("id"));
        Assert.Equal(40, (int?)behind["totalItems"]);
        Assert.Empty((await api.Get(notes + "?itemsPerPage=0")).OnPage("id"));
    }

    [Theory]
    [InlineData("page=0", "Page should not be less than 1")]
    [InlineData("page=x", "Page should not be less than 1")]
    [InlineData("itemsPerPage=-1", "Limit should not be less than 0")]
    public async Task Pages_that_make_no_sense_answer_400(string query, string detail)
    {
        var answer = await api.Get($"{await api.NotesOfSomebody()}?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(detail, answer.ErrorDetail());
    }

    [Fact]
    public async Task Private_notes_are_listed_and_counted_for_their_author_only()
    {
        var notes = await Three();
        var author = await api.UserWith([.. Permissions.All]);
        await api.Note(notes, await api.Category(), ""","title":"secret","isPrivate":true""", author);

        var others = await api.Get(notes);
        var own = await api.Get(notes, author.Bearer);

        Assert.Equal(3, (int?)others["totalItems"]);
        Assert.DoesNotContain("secret", others.Text, StringComparison.Ordinal);
        Assert.Equal(4, (int?)own["totalItems"]);
        Assert.Contains("secret", own.Text, StringComparison.Ordinal);
        Assert.Empty((await api.Get(notes + "?q=secret")).OnPage("id"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?page=0")]
    public async Task An_unknown_person_answers_404_before_the_query_is_judged(string query)
    {
        Assert.Equal("Not Found", (await api.Get($"/people/{Notes.Unknown}/notes{query}")).ErrorDetail());
    }

    [Fact]
    public async Task The_search_names_every_filter()
    {
        var search = (await api.Get(await Three()))["search"]!;

        Assert.Contains("{?q,person,person[],category.id,category.id[],author.id,author.id[],flagged,", (string?)search["template"], StringComparison.Ordinal);
        Assert.Contains(search["mapping"]!.AsArray(), mapping => (string?)mapping!["variable"] == "createdAt[strictly_before]");
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_403()
    {
        var answer = await api.Get($"/people/{Notes.Unknown}/notes", ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    /// <summary>Three notes: the oldest is a; b is the newest; c lies between them and is flagged.</summary>
    private async Task<string> Three()
    {
        var (notes, category) = (await api.NotesOfSomebody(), await api.Category());

        foreach (var (title, more) in new[]
                 {
                     ("a", "\"description\":\"Hello Éric\",\"createdAt\":\"2026-01-01\""),
                     ("b", "\"description\":\"100% called\",\"createdAt\":\"2026-01-03T10:00:00.5Z\""),
                     ("c", "\"description\":\"1 of 2\",\"flagged\":true,\"createdAt\":\"2026-01-02\""),
                 })
        {
            await api.Made(notes, $$"""{"title":"{{title}}","category":"{{category}}",{{more}}}""");
        }

        return notes;
    }
}

using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Dialects.RogerRoger;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.People;

public sealed class DeletePersonTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Fact]
    public async Task A_person_is_deleted_with_everything_below_and_the_second_time_answers_404()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person($$"""
            {"aliases":[{"firstName":"Jane"}],"addresses":[{"city":"Utrecht"}],"notes":[{"body":"Text"}],
             "entityFields":[{"name":"Field","boolValue":true}],"tags":[{"tagId":"{{tagId}}"}]}
            """);

        var first = await api.Delete($"/api/v1/people/{personId}");
        var second = await api.Delete($"/api/v1/people/{personId}");

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal("true", first.Text);
        Assert.Equal(HttpStatusCode.NotFound, second.Status);
        Assert.Equal("person-not-found", second.Code);
        Assert.Equal("person-not-found", (await api.Get($"/api/v1/people/{personId}")).Code);
        Assert.Equal("person-not-found", (await api.Get($"/api/v1/people/{personId}/aliases")).Code);
        Assert.Equal("person-not-found", (await api.Put($"/api/v1/people/{personId}/aliases", """{"firstName":"Back"}""")).Code);
        Assert.Equal(0, await api.Scalar<long>($"""
            select (select count(*) from people where person_id = '{personId}') + (select count(*) from aliases where person_id = '{personId}')
                 + (select count(*) from addresses where person_id = '{personId}') + (select count(*) from notes where person_id = '{personId}')
                 + (select count(*) from entity_fields where person_id = '{personId}') + (select count(*) from person_tags where person_id = '{personId}')
            """));
    }

    [Fact]
    public async Task The_log_and_a_tombstone_stay_with_who_deleted_what_and_when()
    {
        var personId = await api.Given.Person();
        await api.Put($"/api/v1/people/{personId}/aliases", """{"firstName":"Janet"}""");

        await api.Delete($"/api/v1/people/{personId}");

        Assert.Equal(
            ["3 01900000-0000-7000-8000-00000000cafe"],
            await api.Column<string>($"select version || ' ' || deleted_by from deleted_people where person_id = '{personId}'"));
        Assert.Equal(
            ["Jane", "Janet"],
            await api.Column<string>($"""
                select before ->> 'first_name' from logged_changes
                where  person_id = '{personId}' and version = 3 and item_table = 'aliases' and after is null
                and    origin = 'native' and actor = '01900000-0000-7000-8000-00000000cafe'
                order by 1
                """));
    }

    [Fact]
    public async Task The_ids_of_what_stood_below_are_free_for_somebody_else()
    {
        var aliasId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"aliases":[{"personAliasId":"{{aliasId}}","firstName":"Jane"}]}""");
        await api.Delete($"/api/v1/people/{personId}");

        var other = await api.Post("/api/v1/people", $$"""{"aliases":[{"personAliasId":"{{aliasId}}","firstName":"June"}]}""");

        Assert.Equal(HttpStatusCode.OK, other.Status);
    }

    [Fact]
    public async Task Of_many_who_delete_at_once_exactly_one_is_answered_true()
    {
        var personId = await api.Given.Person();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.Delete($"/api/v1/people/{personId}")));

        Assert.Single(answers, answer => answer.Text == "true");
        Assert.Equal(7, answers.Count(answer => answer.Code == "person-not-found"));
    }

    [Fact]
    public async Task Writers_who_meet_a_deletion_are_done_before_it_or_answered_404()
    {
        var personId = await api.Given.Person();

        var writes = Enumerable.Range(0, 10).Select(turn => api.Put($"/api/v1/people/{personId}/aliases", $$"""{"firstName":"{{turn}}"}""")).ToList();
        var deletion = await api.Delete($"/api/v1/people/{personId}");
        var answers = await Task.WhenAll(writes);

        Assert.Equal("true", deletion.Text);
        Assert.All(answers, answer => Assert.True(answer.Status == HttpStatusCode.OK || answer.Code == "person-not-found"));
        var done = answers.Count(answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(2 + done, await api.Scalar<long>($"select version from deleted_people where person_id = '{personId}'"));
        Assert.Equal(0, await api.Scalar<long>($"select count(*) from aliases where person_id = '{personId}'"));
    }

    [Theory]
    [InlineData("If-Match", "\"7\"")]
    [InlineData("If-Match", "W/\"1\"")]
    [InlineData("If-Match", "nonsense, \"")]
    [InlineData("If-None-Match", "*")]
    public async Task A_precondition_that_fails_answers_412_with_the_version_that_stands_and_deletes_nothing(string header, string value)
    {
        var personId = await api.Given.Person();

        var answer = await api.Delete($"/api/v1/people/{personId}", (header, value));

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status);
        Assert.Equal("precondition-failed", answer.Code);
        Assert.Equal("\"1\"", answer.ETag);
        Assert.Equal(HttpStatusCode.OK, (await api.Get($"/api/v1/people/{personId}")).Status);
    }

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("*")]
    [InlineData("\"7\", \"1\"")]
    public async Task A_precondition_that_holds_lets_it_happen(string ifMatch)
    {
        var personId = await api.Given.Person();

        var answer = await api.Delete($"/api/v1/people/{personId}", ("If-Match", ifMatch));

        Assert.Equal("true", answer.Text);
    }

    [Fact]
    public async Task An_unknown_person_answers_404_before_any_precondition()
    {
        var answer = await api.Delete($"/api/v1/people/{Unknown}", ("If-Match", "\"1\""));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-not-found", answer.Code);
    }

    [Fact]
    public async Task An_erased_person_leaves_no_personal_value_behind_but_who_erased_them_and_when()
    {
        var eraser = await api.UserWith(Permissions.MutateAllIdentity, Permissions.EraseIdentity);
        var personId = await api.Given.Person("""
            {"aliases":[{"firstName":"Erasable"}],"notes":[{"summary":"About Erasable"}],"entityFields":[{"name":"Erasable field","stringValue":"x"}]}
            """);
        await api.Put($"/api/v1/people/{personId}/aliases", """{"firstName":"Also Erasable"}""");

        var answer = await api.Delete($"/api/v1/people/{personId}?erase=true", eraser.Bearer);
        var again = await api.Delete($"/api/v1/people/{personId}?erase=true", eraser.Bearer);

        Assert.Equal(("true", "true"), (answer.Text, again.Text));
        Assert.Equal(0, await api.Scalar<long>("select count(*) from change where change::text ilike '%erasable%'"));
        Assert.Equal(eraser.Id, await api.Scalar<string>($"select erased_by from deleted_people where person_id = '{personId}' and erased_at is not null"));
        var changes = (await api.Get($"/api/v1/people/{personId}/changes")).Json!.AsArray();
        Assert.NotEmpty(changes);
        Assert.All(changes, change => Assert.True((bool)change!["erased"]! && change["before"] is null && change["after"] is null));
    }

    [Fact]
    public async Task A_person_who_was_deleted_before_is_erased_afterwards()
    {
        var personId = await api.Given.Person("""{"aliases":[{"firstName":"Leftover"}]}""");
        await api.Delete($"/api/v1/people/{personId}");

        var answer = await api.Delete($"/api/v1/people/{personId}?erase=true");

        Assert.Equal("true", answer.Text);
        Assert.Equal(0, await api.Scalar<long>("select count(*) from logged_changes where logged_changes::text like '%Leftover%'"));
    }

    [Fact]
    public async Task The_pictures_of_an_erased_person_go_too_unless_somebody_else_has_them()
    {
        var (former, own, shared) = (await api.Picture(), await api.Picture(), await api.Picture());
        var (personId, other) = (await api.Given.Person(), await api.Given.Person());

        foreach (var (who, picture) in new[] { (personId, former), (personId, shared), (other, shared), (personId, own) })
        {
            await api.Patch($"/people/{who}", $$"""{"avatar":"{{picture}}"}""", ("Content-Type", "application/merge-patch+json"));
        }

        await api.Delete($"/api/v1/people/{personId}?erase=true");

        Assert.Equal(HttpStatusCode.NotFound, (await api.Get(former)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Get(own)).Status);
        Assert.Equal(HttpStatusCode.OK, (await api.Get(shared)).Status);
    }

    [Fact]
    public async Task Erasing_takes_a_permission_of_its_own_and_a_word_that_can_be_read()
    {
        var personId = await api.Given.Person();

        var forbidden = await api.Delete(
            $"/api/v1/people/{personId}?erase=true", ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity)));
        var unclear = await api.Delete($"/api/v1/people/{personId}?erase=yes");
        var nobody = await api.Delete($"/api/v1/people/{Unknown}?erase=true");

        Assert.Equal((HttpStatusCode.Forbidden, "permission-missing"), (forbidden.Status, forbidden.Code));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid-fields"), (unclear.Status, unclear.Code));
        Assert.Equal((HttpStatusCode.NotFound, "person-not-found"), (nobody.Status, nobody.Code));
        Assert.Equal(HttpStatusCode.OK, (await api.Get($"/api/v1/people/{personId}")).Status);
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Delete($"/api/v1/people/{Unknown}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }
}

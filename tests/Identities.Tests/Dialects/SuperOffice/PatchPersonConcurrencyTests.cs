using System.Net;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

public sealed class PatchPersonConcurrencyTests(Api api) : IClassFixture<Api>
{
    private const int Writers = 32;

    [Fact]
    public async Task Appends_and_keys_that_many_callers_write_at_once_are_all_kept()
    {
        var path = await api.SuperOfficePerson();

        var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => api.Patch(path, $$"""
            [{"op":"add","path":"/Emails/-","value":{"Value":"jane.{{writer}}@example.com"} },
             {"op":"add","path":"/CustomFields/key {{writer}}","value":"{{writer}}"}]
            """)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        var person = await api.Get(path);
        Assert.Equal(
            Enumerable.Range(0, Writers).Select(writer => $"jane.{writer}@example.com").Order(),
            person.Values("Emails").Order());
        Assert.Equal(Writers, person["CustomFields"]!.AsObject().Count);
        Assert.Equal(1 + Writers, await api.VersionOf(path));
        Assert.Equal(Writers, answers.Select(answer => answer.Values("Emails").Length).Distinct().Count());
    }

    [Fact]
    public async Task A_counter_that_many_callers_raise_by_test_and_replace_is_raised_once_by_each()
    {
        var path = await api.SuperOfficePerson();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Raise()));

        Assert.Equal(8, (int?)(await api.Get(path))["DbiAgentId"]);

        async Task Raise()
        {
            while (true)
            {
                var stands = (int)(await api.Get(path))["DbiAgentId"]!;
                var answer = await api.Patch(path, $$"""
                    [{"op":"test","path":"/DbiAgentId","value":{{stands}}},{"op":"replace","path":"/DbiAgentId","value":{{stands + 1}}}]
                    """);

                if (answer.Status == HttpStatusCode.OK)
                {
                    return;
                }

                Assert.Equal(HttpStatusCode.Conflict, answer.Status);
            }
        }
    }

    [Fact]
    public async Task Patches_and_native_writes_at_once_are_all_kept_and_a_read_is_never_torn()
    {
        var path = await api.SuperOfficePerson();
        var personId = await api.NativeId(path);
        using var stop = new CancellationTokenSource();
        var reading = Read();

        var patches = Enumerable.Range(0, Writers).Select(writer => api.Patch(
            path, $$"""{"Title":"t{{writer}}","DbiKey":"t{{writer}}","CustomFields":{"k":"t{{writer}}"} }"""));
        var aliases = Enumerable.Range(0, Writers).Select(writer => api.Put(
            $"/api/v1/people/{personId}/aliases", $$"""{"firstName":"Alias {{writer}}"}"""));
        var answers = await Task.WhenAll(patches.Concat(aliases));
        await stop.CancelAsync();
        await reading;

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(1 + Writers, (await api.Get($"/api/v1/people/{personId}/aliases")).Json!.AsArray().Count);
        Assert.Equal(1 + (2 * Writers), await api.VersionOf(path));
        Assert.Equal(1 + (2 * Writers), await api.Scalar<long>($"select count(distinct version) from change where person_id = '{personId}'"));

        async Task Read()
        {
            while (!stop.IsCancellationRequested)
            {
                var person = await api.Get(path);
                Assert.Equal(HttpStatusCode.OK, person.Status);
                Assert.Equal((string?)person["Title"], (string?)person["DbiKey"]);
                Assert.Equal((string?)person["Title"], (string?)person["CustomFields"]!["k"]);
            }
        }
    }

    [Fact]
    public async Task Refusals_inside_the_database_spoil_no_later_answer()
    {
        var path = await api.SuperOfficePerson();

        for (var round = 0; round < 20; round++)
        {
            var nobody = await api.Patch("/api/v1/Person/4711", "{}");
            var changed = await api.Patch(path, "{}", ("If-Unmodified-Since", "Thu, 01 Jan 2026 00:00:00 GMT"));
            var patched = await api.Patch(path, $$"""{"Title":"t{{round}}","Emails":{"Value":"{{round}}"} ,"CustomFields":{"k{{round}}":"v"} }""");

            Assert.Equal(HttpStatusCode.NotFound, nobody.Status);
            Assert.Equal(HttpStatusCode.PreconditionFailed, changed.Status);
            Assert.Equal(HttpStatusCode.OK, patched.Status);
            Assert.Equal((await api.Get(path)).Text, patched.Text);
            Assert.Equal(round + 1, patched.Values("Emails").Length);
        }
    }

    [Fact]
    public async Task A_patch_and_a_deletion_at_once_end_in_404_and_never_in_a_half_person()
    {
        var path = await api.SuperOfficePerson();

        var patches = Enumerable.Range(0, 8).Select(writer => api.Patch(path, $$"""{"Emails":{"Value":"{{writer}}"} }"""));
        var answers = await Task.WhenAll(patches.Append(api.Delete(path)));

        Assert.All(answers, answer => Assert.Contains(answer.Status, new[] { HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NoContent }));
        Assert.Equal(HttpStatusCode.NotFound, (await api.Get(path)).Status);
        Assert.Equal(0, await api.Scalar<long>("select count(*) from emails where not exists (select from people where people.person_id = emails.person_id)"));
    }

    [Fact]
    public async Task Items_that_many_callers_add_to_a_list_have_ids_of_their_own()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => api.Post("/api/v1/MDOList/business", $$"""{"Name":"Branch {{writer}}"}""")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(Writers, answers.Select(answer => (int?)answer["Id"]).Distinct().Count());
    }
}
